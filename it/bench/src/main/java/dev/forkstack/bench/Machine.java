package dev.forkstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the figures were taken on. */
final class Machine {

    private static final Path LOAD = Path.of("/proc/loadavg");

    private Machine() {}

    /** The load average of the last minute, or {@code ?} where the system does not tell. */
    static String load() {
        try {
            return Files.readString(LOAD).split(" ")[0];
        } catch (IOException e) {
            return "?";
        }
    }

    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "processor",
                first("/proc/cpuinfo", "model name") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores");
        facts.put("memory", gigabytes(first("/proc/meminfo", "MemTotal")));
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        return facts;
    }

    private static String first(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }

    private static String gigabytes(String kilobytes) {
        return kilobytes.endsWith(" kB")
                ? String.format(Locale.ROOT, "%.0f GB", Long.parseLong(kilobytes.replace(" kB", "")) / 1e6)
                : kilobytes;
    }
}

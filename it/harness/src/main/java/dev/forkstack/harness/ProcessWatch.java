package dev.forkstack.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the arguments and variables of every process of this machine, over and over, while a goal runs. */
final class ProcessWatch implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");

    private final Set<String> arguments = ConcurrentHashMap.newKeySet();
    private final Set<String> environments = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "process-watch");
    private final Set<String> known;
    private volatile boolean ended;
    private volatile int rounds;

    private ProcessWatch(Set<String> known) {
        this.known = known;
    }

    /** Watches every process that does not run yet. */
    static ProcessWatch begin() {
        ProcessWatch watch = new ProcessWatch(pids());
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (!ended) {
            for (String pid : pids()) {
                if (!known.contains(pid)) {
                    String line = read(pid, "cmdline");
                    arguments.add(line);
                    environments.add(line + "\n" + read(pid, "environ"));
                }
            }
            rounds++;
        }
    }

    private static Set<String> pids() {
        Set<String> pids = ConcurrentHashMap.newKeySet();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            processes.forEach(process -> pids.add(process.getFileName().toString()));
        } catch (IOException e) {
            return pids;
        }
        return pids;
    }

    private static String read(String pid, String file) {
        try {
            return new String(Files.readAllBytes(PROC.resolve(pid).resolve(file)), StandardCharsets.ISO_8859_1)
                    .replace('\0', '\n');
        } catch (IOException e) {
            return ""; // ended since
        }
    }

    /** Argument lists that were seen, each once. */
    Set<String> arguments() {
        return arguments;
    }

    /** Variables that were seen, each under the arguments of its process. */
    Set<String> environments() {
        return environments;
    }

    int rounds() {
        return rounds;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}

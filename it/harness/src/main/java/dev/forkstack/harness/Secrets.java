package dev.forkstack.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every value that must not be seen, with a name that may be. Grows while goals make new ones. For one thread. */
final class Secrets {

    /** Value to name. */
    private final Map<String, String> values = new LinkedHashMap<>();

    /** A value that the harness itself put somewhere. */
    String plant(String name) {
        String value = "canary" + Integer.toHexString(name.hashCode()) + "Q7x";
        values.put(value, name);
        return value;
    }

    /** Takes in every password and key that exists under this home by now. */
    void collect(Path home) throws IOException {
        for (Path file : files(home.resolve("postgres-18"), 2, ".password")) {
            add(Files.readString(file).strip(), "password in " + file.getFileName());
        }
        for (Path file : files(home.resolve("s3/keys"), 1, ".properties")) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("secret=")) {
                    add(line.substring("secret=".length()), "secret of a bucket's key");
                }
            }
        }
    }

    private void add(String value, String name) {
        if (value.length() >= 8) {
            values.putIfAbsent(value, name);
        }
    }

    int count() {
        return values.size();
    }

    /** The names of the values that stand in this text. */
    List<String> in(String text) {
        return values.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<String> in(Path file) throws IOException {
        return in(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }

    private static List<Path> files(Path directory, int depth, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.sorted().toList()) {
                if (Files.isRegularFile(child) && child.toString().endsWith(suffix)) {
                    found.add(child);
                } else if (depth > 1 && Files.isDirectory(child) && !child.endsWith("data")) {
                    found.addAll(files(child, depth - 1, suffix));
                }
            }
        }
        return found;
    }
}

package dev.forkstack.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every value that must not be seen, with a name that may be. Grows while goals make new ones. For one thread. */
final class Secrets {

    /** What the services make for a moment only is known by its shape. */
    private static final Map<String, Pattern> SHAPES = Map.of(
            "something like a token", Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
            "something like a password of Neon", Pattern.compile("\\bnpg_[A-Za-z0-9]{8,}"),
            "something like a password of PlanetScale", Pattern.compile("\\bpscale_pw_[A-Za-z0-9]{8,}"));

    /** Value to name. */
    private final Map<String, String> values = new LinkedHashMap<>();

    /** A value that the harness itself put somewhere. */
    String plant(String name) {
        String value = "canary" + Integer.toHexString(name.hashCode()) + "Q7x";
        values.put(value, name);
        return value;
    }

    /** A value that another has made. */
    void add(String name, String value) {
        values.put(value, name);
    }

    /** Takes in every password and key that exists under this home by now. */
    void collect(Path home) throws IOException {
        for (Path file : files(home.resolve("postgres-18"), 2, ".password")) {
            keep(Files.readString(file).strip(), "password in " + file.getFileName());
        }
        for (Path file : files(home.resolve("s3/keys"), 1, ".properties")) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("secret=")) {
                    keep(line.substring("secret=".length()), "secret of a bucket's key");
                }
            }
        }
    }

    /** Takes in what the values of a checkout give away. */
    void collect(CheckoutFiles files) {
        for (String key : List.of("DATABASE_AUTH_TOKEN", "JDBC_DATABASE_PASSWORD")) {
            keep(files.value(key), key);
        }
    }

    private void keep(String value, String name) {
        if (value.length() >= 8) {
            values.putIfAbsent(value, name);
        }
    }

    int count() {
        return values.size();
    }

    /** The names of the values that stand in this text. */
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        values.forEach((value, name) -> {
            if (text.contains(value)) {
                found.add(name);
            }
        });
        SHAPES.forEach((name, shape) -> {
            if (shape.matcher(text).find()) {
                found.add(name);
            }
        });
        return found;
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

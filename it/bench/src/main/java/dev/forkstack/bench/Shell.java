package dev.forkstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs programs as a person would from a shell, and takes the time by the clock. Immutable. */
record Shell(Path directory, Map<String, String> environment) {

    /** Variables of the caller's that would change what is measured. */
    private static final List<String> LEFT_OUT =
            // rclone refuses to start with a bundle of certificates that it need not trust for a server on this
            // machine.
            List.of(
                    "ENV",
                    "CI",
                    "MAVEN_ARGS",
                    "MAVEN_OPTS",
                    "MAKEFLAGS",
                    "MFLAGS",
                    "MAKELEVEL",
                    "ROWS",
                    "MVN",
                    "AWS_CA_BUNDLE");

    Shell in(Path other) {
        return new Shell(other, environment);
    }

    Shell with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Shell(directory, more);
    }

    /** Runs the program to its end; returns seconds. */
    double time(List<String> command) throws Exception {
        return Stopwatch.seconds(() -> output(command));
    }

    /**
     * What the program printed, errors included.
     *
     * @throws IOException with its last lines if it failed
     */
    String output(List<String> command) throws IOException, InterruptedException {
        Path file = Files.createTempFile("forkstack-bench-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new java.io.File("/dev/null"))
                    .redirectOutput(file.toFile());
            builder.environment().keySet().removeAll(LEFT_OUT);
            builder.environment().putAll(environment);
            int exit = builder.start().waitFor();
            String output = Files.readString(file).strip();
            if (exit != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + exit + ": "
                        + output.substring(Math.max(0, output.length() - 1500)));
            }
            return output;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}

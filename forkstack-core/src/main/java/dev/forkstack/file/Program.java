package dev.forkstack.file;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program without a shell and with an environment that holds nothing of the caller's but where to find things.
 * No stream of this process is inherited, so what it leaves running survives a closed terminal.
 */
public final class Program {

    /** What the file begins with that takes what a program prints. */
    public static final String OUTPUT = ".output-";

    private static final List<String> KEPT = List.of(
            "PATH", "HOME", "USER", "TMPDIR", "SystemRoot", "SystemDrive", "ComSpec", "USERPROFILE", "TEMP", "TMP");

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private Program() {}

    /** How a program ended and what it printed. */
    public record Result(int exit, String output) {

        public boolean succeeded() {
            return exit == 0;
        }
    }

    /**
     * Runs it to its end.
     *
     * @param directory where it runs; what it prints goes through a file here, since a server that it starts may keep a
     *     pipe open for ever
     * @param limit after which it is killed
     * @throws IOException if there is no such program or it takes too long
     */
    public static Result run(List<String> command, Path directory, Duration limit)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before " + command.get(0) + " was started"); // a short one would have ended
        }
        Path output = Files.createTempFile(directory, OUTPUT, ".txt");
        Process process = null;
        try {
            process = started(command, directory, output);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.get(0) + " did not end within " + limit.toSeconds() + " s");
            }
            return new Result(process.exitValue(), Files.readString(output).strip());
        } finally {
            if (process != null && process.isAlive()) {
                process.destroyForcibly().onExit().join(); // so that it makes nothing any more
            }
            forget(output);
        }
    }

    /** How a program ended and what it said; {@link #toString} hides it, since it may be a secret. */
    public record Told(int exit, String output, String error) {

        public boolean succeeded() {
            return exit == 0;
        }

        @Override
        public String toString() {
            return "exit " + exit;
        }
    }

    /**
     * Runs a program of the user's, in the user's own environment, for what it prints. That is in no file at any time.
     *
     * @param without variables that it does not get
     * @param limit after which it is killed
     * @throws IOException if there is no such program or it takes too long
     */
    public static Told ask(List<String> command, List<String> without, Duration limit)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(nothing());
        builder.environment().keySet().removeAll(without);
        Process process = builder.start();
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ByteArrayOutputStream error = new ByteArrayOutputStream();
            Thread errorReader = reader(process.getErrorStream(), error);
            Thread outputReader = reader(process.getInputStream(), output);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.get(0) + " did not end within " + limit.toSeconds() + " s");
            }
            // What it has left running, such as an agent, can hold the pipes open for ever.
            outputReader.join(LAST_WORDS.toMillis());
            errorReader.join(LAST_WORDS.toMillis());
            return new Told(
                    process.exitValue(),
                    output.toString(StandardCharsets.UTF_8),
                    error.toString(StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Thread reader(InputStream stream, ByteArrayOutputStream into) {
        Thread thread = new Thread(
                () -> {
                    try (stream) {
                        stream.transferTo(into);
                    } catch (IOException e) {
                        // What came until then is what it said.
                    }
                },
                "forkstack-program");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** A program's file; with a directory before it, Windows looks for no ending of its own. */
    public static Path in(Path directory, String name) {
        return directory.resolve(isWindows() ? name + ".exe" : name);
    }

    public static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    public static File nothing() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }

    /** Windows keeps a file that a server has inherited until the server ends; a later run removes it. */
    public static void forget(Path output) throws IOException {
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            if (!isWindows()) {
                throw e;
            }
        }
    }

    private static Process started(List<String> command, Path directory, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(nothing())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> KEPT.stream().noneMatch(key::equalsIgnoreCase));
        environment.put("LC_ALL", "C");
        return builder.start();
    }
}

package dev.forkstack.emulator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real S3 server as a process of its own, on a free port, that ends with this process at the latest. For one thread. */
public final class StoreServer implements AutoCloseable {

    /** Surefire hides the class path of its tests in a jar. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static final int START_MILLIS = 60_000;
    private static final int END_SECONDS = 20;
    private static final int POLL_MILLIS = 20;

    private final Process process;
    private final StoreAccess access;

    private StoreServer(Process process, StoreAccess access) {
        this.process = process;
        this.access = access;
    }

    /**
     * S3Proxy, with one key pair for all buckets.
     *
     * @param directory where it keeps the buckets; it stays
     */
    public static StoreServer s3proxy(Path directory, String... javaFlags) throws IOException, InterruptedException {
        return start(List.of(javaFlags), "s3proxy", "--directory", directory.toString());
    }

    /** Amazon's S3 as moto plays it; absent where there is no {@code moto_server} on the PATH. */
    public static Optional<StoreServer> moto() throws IOException, InterruptedException {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "moto_server")));
        return isThere ? Optional.of(start(List.of(), "moto")) : Optional.empty();
    }

    /** Where it answers, and its key. */
    public StoreAccess access() {
        return access;
    }

    /** Of the server, or of what started it. */
    public long pid() {
        return process.pid();
    }

    private static StoreServer start(List<String> flags, String... arguments) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("forkstack-store-");
        Path ready = scratch.resolve("ready");
        Path output = scratch.resolve("output");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", CLASS_PATH, Emulators.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--ready-file",
                ready.toString(),
                "--until-end-of",
                String.valueOf(ProcessHandle.current().pid())));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long end = System.currentTimeMillis() + START_MILLIS;
            while (!Files.exists(ready)) {
                if (!process.isAlive() || System.currentTimeMillis() > end) {
                    throw new IllegalStateException("The store did not start: " + Files.readString(output));
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new StoreServer(process, read(ready));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        } finally {
            Files.deleteIfExists(ready);
            Files.deleteIfExists(output);
            Files.deleteIfExists(scratch);
        }
    }

    private static StoreAccess read(Path ready) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(ready)) {
            properties.load(in);
        }
        return StoreAccess.of(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty)));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

package dev.forkstack.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What the S3 server last said of itself. It may have ended since. Immutable.
 *
 * @param instance names this one start of the server; the server repeats it to whoever asks without a signature
 */
record S3ServerState(String instance, int port, long pid, Instant started) {

    /** Process start times are derived from the clock, and clocks are set. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Empty if no server has said anything yet, or what it said is not to be understood. */
    static Optional<S3ServerState> read(Path file) {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
            return Optional.of(new S3ServerState(
                    properties.getProperty("instance", "none"),
                    Integer.parseInt(properties.getProperty("port")),
                    Long.parseLong(properties.getProperty("pid")),
                    Instant.ofEpochMilli(Long.parseLong(properties.getProperty("started")))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The server's process, if it lives; never another one that got its number since. */
    Optional<ProcessHandle> process() {
        return living().filter(process -> isTheSame(process) || saysSo());
    }

    private Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    private boolean isTheSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(start, started).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent();
    }

    /** Whether this very server answers, and not another program on its port. */
    boolean answers() {
        // Looked at first, because whoever got the port of a dead server may take any time to answer.
        return living().isPresent() && saysSo();
    }

    private boolean saysSo() {
        return S3ServerPing.text(port).contains(instance);
    }
}

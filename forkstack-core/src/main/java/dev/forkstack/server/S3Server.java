package dev.forkstack.server;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.spi.Artifacts;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The S3 server of this user, in a process that outlives the command which started it. Thread-safe. */
public final class S3Server implements LocalServer {

    /** Exit codes that {@code forkstack-s3} is known for. */
    private static final int ALREADY_SERVED = 97;

    private static final int PORT_TAKEN = 98;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int LOG_LINES = 15;
    private static final long POLL_MILLIS = 20;

    private final UserHome home;
    private final Artifacts artifacts;
    private final ProgressListener progress;
    private final ServerLock lock;

    public S3Server(UserHome home, Artifacts artifacts, ProgressListener progress) {
        this.home = home;
        this.artifacts = artifacts;
        this.progress = progress;
        this.lock = new ServerLock(home, "The " + name(), "server-s3.lock", progress);
    }

    @Override
    public String name() {
        return "S3 server";
    }

    @Override
    public Optional<String> address() {
        return endpoint().map(URI::getAuthority);
    }

    /** Where the server answers right now, as {@code http://127.0.0.1:54321}; empty if it does not run. */
    public Optional<URI> endpoint() {
        return state().filter(S3ServerState::answers).map(S3ServerState::endpoint);
    }

    @Override
    public void up() {
        if (endpoint().isEmpty()) {
            lock.during(() -> {
                if (!answersLate()) {
                    stopProcess();
                    start();
                }
            });
        }
    }

    /** As {@link #up}; says where it answers. */
    public URI ensure() {
        up();
        return state().map(S3ServerState::endpoint).orElseThrow(() -> notStarted("It has ended again."));
    }

    /** A server that lives is not ended, and others' requests with it, because a busy machine lets it answer late. */
    private boolean answersLate() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            if (endpoint().isPresent()) {
                return true;
            }
            Thread.sleep(POLL_MILLIS);
        } while (System.nanoTime() < end
                && state().flatMap(S3ServerState::process).isPresent());
        return false;
    }

    @Override
    public void down() {
        if (Files.isDirectory(home.s3())) {
            lock.during(this::stopProcess);
        }
    }

    /** It leaves what it last said of itself behind, however it ended: only its port can be somebody else's. */
    @Override
    public Optional<Finding> trouble() {
        return state().filter(last -> !last.answers())
                .filter(last -> FreePort.isTaken(last.port()))
                .map(last -> Finding.warning(
                        name() + " does not answer, and its port " + last.port() + " is taken",
                        "The next command starts it again on another port (now: make envs-up); make envs-switch NAME"
                                + " writes the new address."));
    }

    private void start() throws IOException, InterruptedException {
        Instant begun = Instant.now();
        progress.started("starting the " + name());
        Files.createDirectories(home.s3());
        Path jar = S3ServerJar.pinned().install(artifacts, home.programs());
        S3ServerStart server = new S3ServerStart(jar, home.s3(), log());
        int remembered = state().map(S3ServerState::port).orElse(0);
        int exit = FreePort.isTaken(remembered) ? PORT_TAKEN : exitBeforeAnswer(server.run(remembered));
        if (exit == PORT_TAKEN) {
            exit = exitBeforeAnswer(server.run(0));
        }
        if (exit != 0) {
            throw notStarted("It ended with code " + exit + ".");
        }
        URI endpoint = endpoint().orElseThrow(() -> notStarted("It does not answer."));
        progress.finished(name(), "started on " + endpoint.getAuthority(), Duration.between(begun, Instant.now()));
        if (remembered != 0 && remembered != endpoint.getPort()) {
            progress.note(FreePort.moved(name(), remembered, endpoint.getPort()));
        }
    }

    /** Waits for the first answer and returns 0, or the exit code of a server that ended before it. */
    private int exitBeforeAnswer(Process process) throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (endpoint().isPresent()) {
                return 0;
            }
            Thread.sleep(POLL_MILLIS);
            // One that a killed command started is there already, and about to answer.
            if (!process.isAlive() && process.exitValue() != ALREADY_SERVED) {
                return process.exitValue();
            }
        }
        process.destroyForcibly();
        throw notStarted("It gave no answer within " + START_LIMIT.toSeconds() + " seconds.");
    }

    /** Ends the process that the state names, if it is still that one. */
    private void stopProcess() throws InterruptedException {
        ProcessHandle process = state().flatMap(S3ServerState::process).orElse(null);
        if (process == null) {
            return;
        }
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            if (!ended(process)) {
                throw new ForkStackException(
                        ForkStackException.Kind.LOCAL_STATE,
                        "The S3 server (process " + process.pid() + ") cannot be ended.",
                        "End it by hand: kill -9 " + process.pid());
            }
        }
    }

    private static boolean ended(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<S3ServerState> state() {
        return S3ServerState.read(home.s3().resolve("server.properties"));
    }

    private Path log() {
        return home.s3().resolve("server.log");
    }

    private ForkStackException notStarted(String how) {
        return new ForkStackException(
                ForkStackException.Kind.LOCAL_STATE,
                "The S3 server did not start. " + how + lastLines(),
                "Mend what it says, then run the command again. The whole log is " + log() + ".");
    }

    private String lastLines() {
        try {
            List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
            return last.isEmpty() ? "" : " Its last words:\n" + String.join("\n", last);
        } catch (IOException e) {
            return "";
        }
    }
}

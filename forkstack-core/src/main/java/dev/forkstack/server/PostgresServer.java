package dev.forkstack.server;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.spi.Artifacts;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.LocalServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The user's own PostgreSQL 18: a process that outlives the run that started it. Thread-safe. */
public final class PostgresServer implements LocalServer {

    /** Not a name that a project's role could have: those have no underscore. */
    public static final String SUPERUSER = "forkstack_admin";

    private static final int MAJOR = 18;
    private static final int ATTEMPTS = 20;

    private final UserHome home;
    private final PostgresPlaces places;
    private final Artifacts artifacts;
    private final ProgressListener progress;

    public PostgresServer(UserHome home, Artifacts artifacts, ProgressListener progress) {
        this(home, PostgresPlaces.of(home, MAJOR), artifacts, progress);
    }

    PostgresServer(UserHome home, PostgresPlaces places, Artifacts artifacts, ProgressListener progress) {
        this.home = home;
        this.places = places;
        this.artifacts = artifacts;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "PostgreSQL " + MAJOR;
    }

    @Override
    public Optional<String> address() {
        return running()
                .map(postmaster -> PostgresAddress.loopback(postmaster.port()).toString());
    }

    /** Whether it has ever been made; without that there is no database. */
    public boolean hasData() {
        return place().hasData();
    }

    /** Where the databases' files stand. */
    public Path data() {
        return place().data();
    }

    /** The directory for what only this user may read, such as the passwords of roles. */
    public Path secrets() {
        return home.postgres(MAJOR);
    }

    /**
     * The port that it answers on right now.
     *
     * @throws ForkStackException {@code UNAVAILABLE} if it does not run
     */
    public int port() {
        return running()
                .orElseThrow(() -> new ForkStackException(
                        ForkStackException.Kind.UNAVAILABLE, name() + " does not run.", "Start it with: make envs-up"))
                .port();
    }

    /** A new session of the superuser; starts the server where it does not run. */
    public Connection connect(String database, Map<String, String> settings) {
        if (running().isPresent()) {
            try {
                return superuser().connect(database, settings);
            } catch (SQLException e) {
                // It is starting, or dying, or its passwords are not ours: up tells which.
            }
        }
        up();
        try {
            return superuser().connect(database, settings);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void up() {
        locked(() -> {
            place().sweep();
            if (running().isEmpty()) {
                start();
            }
        });
        told(this::answer); // without the lock: a login takes longer than all that others wait for here
    }

    @Override
    public void down() {
        if (!hasData()) {
            return;
        }
        locked(() -> {
            if (running().isPresent()) {
                cluster().stop();
            }
        });
    }

    /** A server that was stopped leaves no file with its process id behind. */
    @Override
    public Optional<Finding> trouble() {
        Optional<Postmaster> said = Postmaster.of(place().data());
        return said.filter(postmaster -> !postmaster.isRunning()).map(dead -> {
            String taken =
                    FreePort.isTaken(dead.port()) ? ", and its port " + dead.port() + " is another program's" : "";
            return Finding.warning(
                    name() + " was killed: its process " + dead.pid() + " is gone" + taken,
                    "The next command starts it again; now: make envs-up."
                            + (taken.isEmpty() ? "" : " It moves to another port: make envs-switch NAME writes that."));
        });
    }

    private void start() throws IOException, InterruptedException {
        Instant start = Instant.now();
        PostgresCluster cluster = cluster();
        cluster.make(SUPERUSER, new SecretFile(superuserPassword()).readOrMake());
        PostgresPlace place = place();
        PostgresPort port = new PostgresPort(PostgresSettings.port(place.data()), progress);
        String failure = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Postmaster.bury(place.data(), place.programs());
            failure = cluster.start(port.free());
            if (failure.isEmpty()) {
                progress.finished(
                        name(), "started on " + address().orElse("?"), Duration.between(start, Instant.now()));
                return;
            }
            if (!mayPass(failure)) {
                break;
            }
            Thread.sleep(300);
        }
        throw new ForkStackException(
                ForkStackException.Kind.LOCAL_STATE,
                name() + " did not start. Its log " + place.log() + " ends with:\n" + failure,
                "Mend what the last lines name and run the command again.");
    }

    /** A port that somebody took in between, or memory that a dying server's last processes still hold. */
    private static boolean mayPass(String log) {
        return log.contains("could not bind") || log.contains("already exists") || log.contains("still in use");
    }

    /** A real login: whatever listens on the port, only our server knows this password. */
    private void answer() throws InterruptedException {
        SQLException last = null;
        Instant limit = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(limit)) {
            try {
                superuser().connect("postgres", Map.of()).close();
                return;
            } catch (SQLException e) {
                last = e;
                if (String.valueOf(e.getSQLState()).startsWith("28")) {
                    break;
                }
                Thread.sleep(100);
            }
        }
        throw unreachable(last);
    }

    private ForkStackException unreachable(SQLException cause) {
        if (String.valueOf(cause.getSQLState()).startsWith("28")) {
            return new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    name() + " does not accept the password in " + superuserPassword() + ": " + cause.getMessage(),
                    "Restore that file, or stop the server and remove " + place().cluster()
                            + ", which removes all local databases.",
                    cause);
        }
        return new ForkStackException(
                ForkStackException.Kind.UNAVAILABLE,
                name() + " runs but does not answer: " + cause.getMessage(),
                "Read " + place().log() + ", then restart it with: make envs-down envs-up",
                cause);
    }

    private PostgresCluster cluster() {
        OrdinaryUser user = places.user();
        PostgresPlace place = places.of(user);
        Path bin = new PostgresBinaries(artifacts, PostgresPlatform.here(), progress).in(place.programs());
        return new PostgresCluster(place, user, bin);
    }

    private Optional<Postmaster> running() {
        return Postmaster.of(place().data()).filter(Postmaster::isRunning);
    }

    private PostgresLogin superuser() {
        return new PostgresLogin(
                PostgresAddress.loopback(port()), SUPERUSER, new SecretFile(superuserPassword()).read());
    }

    private Path superuserPassword() {
        return secrets().resolve("superuser.password");
    }

    private PostgresPlace place() {
        return places.existing();
    }

    private void locked(Work work) {
        home.prepare();
        told(() -> {
            ExclusiveLock lock = ExclusiveLock.acquire(
                    home.locks().resolve("postgres-" + MAJOR + ".lock"),
                    () -> progress.started("waiting for another run that works on " + name()));
            try {
                work.run();
            } finally {
                lock.close();
            }
        });
    }

    private void told(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    name() + " cannot be worked on: " + e.getMessage(),
                    "Check the free space and the rights of " + home.directory() + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE,
                    "Interrupted while working on " + name() + ".",
                    "Run the command again; it goes on from what stands.",
                    e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}

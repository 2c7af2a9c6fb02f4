package dev.forkstack.server;

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
    private final ServerLock lock;

    public PostgresServer(UserHome home, Artifacts artifacts, ProgressListener progress) {
        this(home, PostgresPlaces.of(home, MAJOR), artifacts, progress);
    }

    PostgresServer(UserHome home, PostgresPlaces places, Artifacts artifacts, ProgressListener progress) {
        this.home = home;
        this.places = places;
        this.artifacts = artifacts;
        this.progress = progress;
        this.lock = new ServerLock(home, name(), "postgres-" + MAJOR + ".lock", progress);
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
                return superuser().login().connect(database, settings);
            } catch (SQLException e) {
                // It is starting, or dying, or its passwords are not ours: up tells which.
            }
        }
        up();
        PostgresSuperuser superuser = superuser();
        try {
            return superuser.login().connect(database, settings);
        } catch (SQLException e) {
            throw superuser.unreachable(e);
        }
    }

    @Override
    public void up() {
        lock.during(() -> {
            place().sweep();
            if (running().isEmpty()) {
                start();
            }
        });
        lock.told(superuser()::await); // without the lock: a login takes longer than all that others wait for here
    }

    @Override
    public void down() {
        if (!hasData()) {
            return;
        }
        lock.during(() -> {
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

    private PostgresCluster cluster() {
        OrdinaryUser user = places.user();
        PostgresPlace place = places.of(user);
        Path bin = new PostgresBinaries(artifacts, PostgresPlatform.here(), progress).in(place.programs());
        return new PostgresCluster(place, user, bin);
    }

    private Optional<Postmaster> running() {
        return Postmaster.of(place().data()).filter(Postmaster::isRunning);
    }

    private PostgresSuperuser superuser() {
        return new PostgresSuperuser(name(), this::port, superuserPassword(), place());
    }

    private Path superuserPassword() {
        return secrets().resolve("superuser.password");
    }

    private PostgresPlace place() {
        return places.existing();
    }
}

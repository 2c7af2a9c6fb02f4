package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.Plan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other runs, living and dead, do to a run. */
class StagingIT {

    private static final DatabaseOwner NOBODY = (admin, staging, database) -> "nobody";

    @TempDir
    static Path home;

    private static int projects;

    private LocalProject app;

    @BeforeAll
    static void start() {
        try (LocalProject any = new LocalProject(home, "any")) {
            any.server.up();
        }
    }

    @AfterAll
    static void stop() {
        try (LocalProject any = new LocalProject(home, "any")) {
            any.server.down();
        }
    }

    @BeforeEach
    void project() {
        app = new LocalProject(home, "app" + ++projects);
        app.makeDev();
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void whatADeadRunLeftIsSweptByTheNextCreateAndDelete() throws SQLException {
        String one = leftover("12345678");
        assertThat(((Leftovers) app.provider).leftovers()).containsExactly(one);
        assertThat(exists(one)).isTrue();
        app.fork("alice");
        assertThat(exists(one)).isFalse();

        String two = leftover("abcdefgh");
        app.provider.delete(app.owned("alice"));
        assertThat(exists(two)).isFalse();
    }

    @Test
    void whatALivingRunOrAnotherProjectIsMakingIsLeftAlone() throws Exception {
        String others = "forkstack-tmp-" + app.name + "-web-12345678";
        app.admin("postgres", "CREATE DATABASE \"" + others + "\"");
        try (Connection living = app.server.connect("postgres", Map.of())) {
            StagingArea area = new StagingArea(new DatabaseNames(new ResourceNames(app.name)), NOBODY);
            String inWork = area.reserve(living);
            app.admin("postgres", "CREATE DATABASE \"" + inWork + "\"");
            assertThat(((Leftovers) app.provider).leftovers()).isEmpty();
            app.fork("alice");

            assertThat(exists(inWork)).isTrue();
            assertThat(exists(others)).isTrue();
        }
        // The server notices a moment after the client that the session is over.
        while (!"0".equals(app.admin("postgres", "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))) {
            Thread.sleep(20);
        }
        app.fork("bob");
        assertThat(stagings()).isEqualTo("1");
        app.admin("postgres", "DROP DATABASE \"" + others + "\"");
    }

    /** After Ctrl-C the session is cut while the server still copies: the undo comes before the server has noticed. */
    @Test
    void whatThisRunCouldNotGiveBackIsSweptWhenTheServerLetsGoOfIt() throws Exception {
        StagingArea area = new StagingArea(new DatabaseNames(new ResourceNames(app.name)), NOBODY);
        Connection cut = app.server.connect("postgres", Map.of());
        String inWork = area.reserve(cut);
        app.admin("postgres", "CREATE DATABASE \"" + inWork + "\"");
        var closing = CompletableFuture.runAsync(
                () -> {
                    try {
                        cut.close();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
        try (Connection undoing = app.server.connect("postgres", Map.of())) {
            area.sweep(undoing);
        }
        assertThat(exists(inWork)).isFalse();
        closing.join();
    }

    @Test
    void aRunThatLosesTheRaceTakesWhatTheOtherMade() {
        try (LocalProject other = new LocalProject(home, app.name.value())) {
            var one = CompletableFuture.supplyAsync(() -> app.fork("alice"));
            var two = CompletableFuture.supplyAsync(() -> other.fork("alice"));

            assertThat(one.join().id()).isEqualTo(two.join().id());
        }
    }

    @Test
    void newcomersAtTheSourceWaitAndTheForkGoesThrough() throws Exception {
        app.run("dev", "CREATE TABLE big AS SELECT n, repeat('x', 1000) AS t FROM generate_series(1, 80000) n");
        var values = app.connect("dev").asMap();
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<SQLException> refused = new AtomicReference<>();
        var newcomers = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                try (Connection connection = DriverManager.getConnection(
                        values.get("JDBC_DATABASE_URL"),
                        values.get("JDBC_DATABASE_USERNAME"),
                        values.get("JDBC_DATABASE_PASSWORD"))) {
                    connection.isValid(1);
                } catch (SQLException e) {
                    // Ended while it came or while it was inside is what a newcomer may meet; refused is not.
                    if (!e.getSQLState().startsWith("57") && !e.getSQLState().startsWith("08")) {
                        refused.set(e);
                    }
                }
            }
        });
        try {
            app.fork("alice");
        } finally {
            over.set(true);
            newcomers.get(20, TimeUnit.SECONDS);
        }

        assertThat((Throwable) refused.get()).isNull();
        assertThat(app.run("alice", "SELECT count(*) FROM big")).isEqualTo("80000");
    }

    @Test
    void anInterruptEndsALongCopyAndLeavesNothing() throws Exception {
        app.run("dev", "CREATE TABLE big AS SELECT n, repeat('x', 1000) AS t FROM generate_series(1, 300000) n");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread run = new Thread(() -> {
            try {
                app.fork("alice");
            } catch (ForkStackException e) {
                thrown.set(e);
            }
        });
        run.start();
        try (Connection watch = app.server.connect("postgres", Map.of())) {
            while (LocalProject.run(
                            watch,
                            "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'CREATE DATABASE%'")
                    == null) {
                Thread.sleep(5);
            }
        }
        run.interrupt();
        run.join(10_000);

        assertThat(thrown.get()).hasMessageContaining("Interrupted");
        app.close();
        try (LocalProject next = new LocalProject(home, app.name.value())) {
            assertThat(next.provider.find(new EnvironmentName("alice"))).isEmpty();
            assertThat(stagings()).isEqualTo("0");
            next.fork("alice");
        }
    }

    @Test
    void withoutSpaceForACopyNothingIsMade() {
        Disk full = new Disk() {
            @Override
            public ForkStrategy strategy(String source, long bytes) {
                return ForkStrategy.of(source, bytes, () -> false);
            }

            @Override
            public long freeBytes() {
                return 50_000_000;
            }
        };
        DatabaseNames names = new DatabaseNames(new ResourceNames(app.name));
        DatabaseFork fork = new DatabaseFork(new PostgresDatabases(names), full, null, null, app.progress);
        var dev = app.provider.find(EnvironmentName.DEV).orElseThrow();

        assertThatThrownBy(() -> {
                    try (Connection admin = app.server.connect("postgres", Map.of())) {
                        fork.copy(admin, new Plan(Optional.of(dev), app.mark("alice")), "never-made", "nobody");
                    }
                })
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("no space to copy " + app.name + "-dev")
                .hasMessageContaining("50 MB are free");
    }

    @Test
    void aSourceThatWasReplacedIsNotForked() throws SQLException {
        var dev = app.provider.find(EnvironmentName.DEV);
        app.admin("postgres", "DROP DATABASE \"" + app.name + "-dev\"", "CREATE DATABASE \"" + app.name + "-dev\"");
        Mark mark = app.mark("alice");

        assertThatThrownBy(() -> app.provider.create(new Plan(dev, mark)))
                .isInstanceOf(ForkStackException.class)
                .hasFieldOrPropertyWithValue("kind", ForkStackException.Kind.NOT_FOUND);
    }

    @Test
    void aRoleThatSomebodyElseMadeIsLeftAlone() throws SQLException {
        app.admin("postgres", "CREATE ROLE taken PASSWORD 'x'");
        try (LocalProject taken = new LocalProject(home, "taken")) {
            assertThatThrownBy(taken::makeDev)
                    .isInstanceOf(ForkStackException.class)
                    .hasFieldOrPropertyWithValue("kind", ForkStackException.Kind.NOT_OURS);
        }
    }

    @Test
    void projectsWhoseNamesPostgresKeepsForItselfWorkToo() {
        for (String name : new String[] {"public", "none", "user", "postgres", "forkstack"}) {
            try (LocalProject project = new LocalProject(home, name)) {
                project.makeDev();
                assertThat(project.connect("dev").get("DATABASE_URL")).isPresent();
            }
        }
        assertThat(new DatabaseNames(new ResourceNames(new ProjectName("public"))).role())
                .isEqualTo("public_app");
    }

    private String leftover(String random) throws SQLException {
        String name = "forkstack-tmp-" + app.name + "-" + random;
        app.admin("postgres", "CREATE DATABASE \"" + name + "\" ALLOW_CONNECTIONS false");
        return name;
    }

    private boolean exists(String database) throws SQLException {
        return app.admin("postgres", "SELECT 1 FROM pg_database WHERE datname = '" + database + "'") != null;
    }

    private String stagings() throws SQLException {
        return app.admin(
                "postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'forkstack-tmp-" + app.name + "-%'");
    }
}

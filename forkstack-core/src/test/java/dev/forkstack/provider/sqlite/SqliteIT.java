package dev.forkstack.provider.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to databases that are files. */
class SqliteIT {

    private static final AtomicInteger PROJECTS = new AtomicInteger();

    @TempDir
    static Path home;

    private SqliteProject app;

    @BeforeEach
    void makesDev() {
        app = new SqliteProject(home, "app" + PROJECTS.incrementAndGet());
        app.makeDev();
        app.run("dev", "CREATE TABLE note (text)", "INSERT INTO note VALUES ('from dev')");
    }

    @Test
    void whatIsNotCheckpointedYetIsForkedTooAndALogStaysALog() throws SQLException {
        app.run("dev", "PRAGMA journal_mode = WAL");
        try (Connection dev = app.session("dev")) {
            SqliteProject.run(dev, "INSERT INTO note VALUES ('in the log')");
            assertThat(app.file("dev").resolveSibling(app.name + "-dev.db-wal")).isNotEmptyFile();

            app.fork("alice");

            assertThat(app.run("alice", "SELECT text FROM note")).containsExactly("from dev", "in the log");
            assertThat(app.run("alice", "PRAGMA journal_mode")).containsExactly("wal");
            // Our locks have gone and theirs have not.
            SqliteProject.run(dev, "BEGIN IMMEDIATE", "INSERT INTO note VALUES ('later')", "COMMIT");
        }
    }

    @Test
    void aWriterThatHoldsTheLockTooLongIsAnErrorThatNamesTheWait() throws SQLException, IOException {
        app.run("dev", "PRAGMA journal_mode = WAL");
        try (Connection dev = app.session("dev")) {
            SqliteProject.run(dev, "BEGIN IMMEDIATE");

            assertThatThrownBy(() -> app.fork("alice"))
                    .isInstanceOfSatisfying(
                            ForkStackException.class,
                            failure -> assertThat(failure.remedy()).contains("End the transaction"))
                    .hasMessageContaining("has not let go of it for 2 s")
                    .hasMessageContaining(app.file("dev").toString());
            SqliteProject.run(dev, "ROLLBACK");
        }
        assertThat(app.progress.lines()).contains("started waiting until nobody writes to " + app.name + "-dev");
        assertThat(app.files()).containsExactly(app.name + "-dev.db");
        app.fork("alice");
    }

    @Test
    void whereThereIsNoLogAnOpenTransactionIsNotWaitedForAndNotForked() throws SQLException {
        try (Connection dev = app.session("dev")) {
            SqliteProject.run(dev, "BEGIN IMMEDIATE", "INSERT INTO note VALUES ('not yet')");

            app.fork("alice");

            assertThat(app.run("alice", "SELECT text FROM note")).containsExactly("from dev");
            SqliteProject.run(dev, "COMMIT");
        }
        assertThat(app.run("dev", "SELECT count(*) FROM note")).containsExactly("2");
    }

    @Test
    void aCopiedFileProvesNothing() throws IOException {
        app.fork("alice");
        Files.copy(app.file("alice"), app.file("bob"));

        Resource bob = app.find("bob").orElseThrow();

        assertThat(bob.mark()).isEmpty();
        assertThatThrownBy(() -> app.fork("bob")).hasMessageContaining("it carries no mark");
        assertThat(app.provider.list()).extracting(Resource::name).contains(bob.name());
    }

    @Test
    void whatIsNoDatabaseIsForeign() throws IOException {
        Files.writeString(app.file("alice"), "shopping list");
        assertThat(app.find("alice").orElseThrow().mark()).isEmpty();
        assertThatThrownBy(() -> app.fork("alice")).hasMessageContaining("Fork Stack did not make");
        assertThat(app.file("alice")).hasContent("shopping list");
    }

    /** What an application leaves that asks for a database which was deleted, and a log that is a predecessor's. */
    @Test
    void aFileWithoutATableIsNothingAndItsLogIsNotTheNextOnes() throws IOException, SQLException {
        app.fork("alice");
        app.run("alice", "PRAGMA journal_mode = WAL");
        Path log = app.file("alice").resolveSibling(app.name + "-alice.db-wal");
        Path kept = home.resolve("kept");
        try (Connection alice = app.session("alice")) {
            SqliteProject.run(alice, "INSERT INTO note VALUES ('of another time')");
            Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
        }
        app.provider.delete(app.owned("alice"));
        app.run("dev", "PRAGMA journal_mode = WAL");
        Files.createFile(app.file("alice"));
        assertThat(app.find("alice")).isEmpty();
        Files.copy(kept, log, StandardCopyOption.REPLACE_EXISTING);

        app.fork("alice");

        assertThat(app.run("alice", "SELECT text FROM note")).containsExactly("from dev");
    }

    @Test
    void whoseDatabaseIsDeletedDisturbsNoSuccessorOfIt() throws SQLException, IOException {
        app.fork("alice");
        app.run("alice", "PRAGMA journal_mode = WAL");
        try (Connection old = app.session("alice")) {
            SqliteProject.run(old, "INSERT INTO note VALUES ('lost')");
            app.provider.delete(app.owned("alice"));
            assertThat(app.files()).containsExactly(app.name + "-dev.db");
            assertThat(app.progress.lines())
                    .contains("note " + app.name
                            + "-alice was open in another process, which writes to a deleted file from now on");
            app.fork("alice");
            app.run("alice", "PRAGMA journal_mode = WAL");
            try (Connection successor = app.session("alice")) {
                SqliteProject.run(successor, "INSERT INTO note VALUES ('kept')");
                SqliteProject.run(old, "INSERT INTO note VALUES ('lost too')");
                old.close();
                assertThat(app.run("alice", "SELECT text FROM note")).containsExactly("from dev", "kept");
                assertThat(app.run("alice", "PRAGMA integrity_check")).containsExactly("ok");
            }
        }
    }

    @Test
    void whatADeadRunHasLeftIsSwept() throws IOException {
        Path staging = Files.createDirectories(app.directory().resolve("staging"));
        Files.createFile(staging.resolve("0123456789abcdef.db"));
        Files.createFile(staging.resolve("0123456789abcdef.db-wal"));
        Files.createFile(app.directory().resolve(app.name + "-gone.db-shm"));

        app.provider.sweep();

        assertThat(app.files()).containsExactly(app.name + "-dev.db");
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        app.fork("alice");
        assertThat(Files.getPosixFilePermissions(app.file("alice")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** SQLite's own parser of URLs has to find what its driver finds. */
    @Test
    void aHomeOfAnyNameHasUrlsThatWork() throws IOException {
        SqliteProject odd = new SqliteProject(Files.createDirectories(home.resolve("Jürgen's 100% #1?")), "odd");
        odd.makeDev();

        EnvVars values = odd.connect("dev");

        assertThat(values.get(Keys.DATABASE_URL).orElseThrow())
                .startsWith("file:/")
                .endsWith("/J%C3%BCrgen%27s%20100%25%20%231%3F/sqlite/odd/odd-dev.db");
        assertThat(values.get(Keys.JDBC_DATABASE_URL))
                .hasValue("jdbc:sqlite:" + values.get(Keys.DATABASE_URL).orElseThrow());
        assertThat(values.keys()).containsExactlyInAnyOrder(Keys.DATABASE_URL, Keys.JDBC_DATABASE_URL);
    }
}

package dev.forkstack.provider.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.file.FileCopy;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code dev} is made from. */
class SqliteSeedIT {

    @TempDir
    Path home;

    @Test
    void aScriptIsRunStatementByStatement() throws IOException {
        SqliteProject app = seeded("seed.sql", """
                -- as sqlite3 .dump writes it; with a semicolon here
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                CREATE TABLE note (id INTEGER PRIMARY KEY, "odd;name" TEXT /* ; */, at TEXT);
                INSERT INTO note VALUES (1, 'it''s; fine', NULL); INSERT INTO note VALUES (2, 'two
                lines', NULL);
                CREATE TRIGGER stamp AFTER INSERT ON note BEGIN
                  UPDATE note SET at = CASE WHEN new.id > 2 THEN 'later' END WHERE id = new.id;
                  SELECT 1;
                END;
                INSERT INTO note (id, "odd;name") VALUES (3, '--');
                COMMIT""");

        app.makeDev();

        assertThat(app.run("dev", "SELECT id || ' ' || \"odd;name\" || ' ' || coalesce(at, '-') FROM note"))
                .containsExactly("1 it's; fine -", "2 two\nlines -", "3 -- later");
        assertThat(app.progress.lines()).contains("database app-dev: made from seed.sql");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE a (b);\\n\\nINSERT INTO nowhere VALUES (1);|seed.sql:3: "INSERT INTO nowhere VALUES (1);" failed
            CREATE TABLE a (b);\\n.mode csv\\n|seed.sql:2: ".mode csv" is refused: commands of the sqlite3 shell
            attach 'other.db' AS o;|seed.sql:1: "attach 'other.db' AS o;" is refused: it works on other files
            BEGIN; CREATE TABLE a (b);|seed.sql leaves a transaction open at its end
            """)
    void aScriptThatFailsNamesItsLineAndLeavesNothing(String script, String message) throws IOException {
        SqliteProject app = seeded("seed.sql", script.replace("\\n", "\n"));
        assertThatThrownBy(app::makeDev).hasMessageContaining(message);
        assertThat(app.find("dev")).isEmpty();
        assertThat(app.files()).isEmpty();
    }

    @Test
    void aDatabaseIsCopiedThoughItsApplicationHasItOpen() throws IOException, SQLException {
        SqliteProject app = seeded("production.sqlite3", "");
        Files.delete(home.resolve("production.sqlite3"));
        SqliteFile seed = new SqliteFile(home.resolve("production.sqlite3"));
        try (Connection theirs = new SqliteDriver(new TestArtifacts()).make(seed)) {
            SqliteProject.run(
                    theirs,
                    "PRAGMA journal_mode = WAL",
                    "CREATE TABLE note (text)",
                    "INSERT INTO note VALUES ('live')");
            Files.createSymbolicLink(home.resolve("link"), seed.path());

            app.makeDev();

            assertThat(app.run("dev", "SELECT text FROM note")).containsExactly("live");
            SqliteProject.run(theirs, "INSERT INTO note VALUES ('later')");
        }
        assertThat(app.progress.lines())
                .anyMatch(line -> line.matches("database app-dev: c.* MB from production.sqlite3"));
        SqliteProject linked = seeded("link");
        linked.makeDev();
        assertThat(linked.run("dev", "SELECT text FROM note")).containsExactly("live", "later");
    }

    private SqliteProject seeded(String file, String content) throws IOException {
        Files.writeString(home.resolve(file), content);
        return seeded(file);
    }

    private SqliteProject seeded(String file) {
        return new SqliteProject(
                home,
                file.equals("link") ? "linked" : "app",
                Map.of("seed", file),
                FileCopy.ofThisSystem(),
                new RecordedProgress());
    }
}

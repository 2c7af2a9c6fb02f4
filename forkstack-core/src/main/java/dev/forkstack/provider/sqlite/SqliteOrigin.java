package dev.forkstack.provider.sqlite;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.provider.seed.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the database that everything is forked from: empty, from scripts, or as a copy of one that is there. */
record SqliteOrigin(SqliteDriver driver, SqliteCopy copy, Optional<Seed> seed, ProgressListener progress) {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** @return what was done and how */
    String make(SqliteFile target) throws IOException, InterruptedException {
        if (seed.isEmpty()) {
            return "made empty";
        }
        List<Path> scripts = seed.get().scripts();
        if (scripts.size() == 1 && isDatabase(scripts.get(0))) {
            return copy.copy(new SqliteFile(scripts.get(0)), target) + " from "
                    + seed.get().path();
        }
        try (Connection connection = driver.make(target)) {
            // It is thrown away if anything fails, so that nothing has to wait for the disk before it is finished.
            Sql.execute(connection, "PRAGMA synchronous = OFF");
            Sql.execute(connection, "PRAGMA journal_mode = MEMORY");
            for (Path script : scripts) {
                progress.started("running " + seed.get().shown(script));
                run(connection, script, seed.get().shown(script));
            }
        } catch (SQLException e) {
            throw SqliteFailure.of(target, e);
        }
        return "made from " + seed.get().path();
    }

    private static boolean isDatabase(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    private static void run(Connection connection, Path script, String shown)
            throws IOException, InterruptedException, SQLException {
        try (BufferedReader text = Files.newBufferedReader(script)) {
            ScriptReader reader = new ScriptReader(text);
            for (Optional<ScriptReader.Part> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                run(connection, next.get(), shown);
            }
        }
        try {
            Sql.execute(connection, "BEGIN");
            Sql.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            throw rejected(shown + " leaves a transaction open at its end.", "End it with COMMIT", e);
        }
    }

    private static void run(Connection connection, ScriptReader.Part part, String shown) {
        String where = shown + ":" + part.line() + ": \"" + part.start() + "\"";
        if (part.isCommand()) {
            throw rejected(where + " is refused: commands of the sqlite3 shell are not run.", "Write it as SQL", null);
        }
        if (part.isAboutOtherFiles()) {
            throw rejected(where + " is refused: it works on other files.", "Remove the statement", null);
        }
        try {
            Sql.execute(connection, part.text());
        } catch (SQLException e) {
            throw rejected(where + " failed: " + e.getMessage(), "Correct the statement", e);
        }
    }

    private static ForkStackException rejected(String what, String remedy, Exception cause) {
        return new ForkStackException(
                ForkStackException.Kind.REJECTED,
                what,
                remedy + " and run the command again; nothing of this database was kept.",
                cause);
    }
}

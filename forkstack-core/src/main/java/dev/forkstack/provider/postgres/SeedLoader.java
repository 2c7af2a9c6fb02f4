package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs scripts as pg_dump writes them: as the project's role, what only a superuser may as superuser, and what names roles
 * of the server that the script comes from not at all. Not thread-safe.
 */
final class SeedLoader {

    private static final String NO_SUCH_OBJECT = "42704";
    private static final String NO_SUCH_ROLE = "22023";
    private static final String NOT_ALLOWED = "42501";

    private final Connection owner;
    private final Connection superuser;
    private int skipped;

    SeedLoader(Connection owner, Connection superuser) {
        this.owner = owner;
        this.superuser = superuser;
    }

    /** How many statements were left out because of their roles. */
    int skipped() {
        return skipped;
    }

    /**
     * @param shown the script's name in messages
     * @throws ForkStackException {@code REJECTED} with file, line, statement and the server's message
     */
    void load(Path script, String shown) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(script))) {
            refuseArchive(in, shown);
            SqlReader reader = new SqlReader(in);
            for (Optional<SqlStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
                run(next.get(), reader, shown);
            }
        } catch (IOException e) {
            throw rejected("The seed " + shown + " cannot be read: " + e.getMessage(), "Correct it", e);
        }
    }

    private void run(SqlStatement statement, SqlReader reader, String shown) {
        SeedRules.check(statement, shown);
        try {
            if (statement.isCopyFromStdin()) {
                copy(statement, reader);
            } else if (!statement.isPsqlCommand()) {
                execute(statement);
            }
        } catch (SQLException e) {
            if (SqlFailure.isLost(e)) {
                throw SqlFailure.of(e);
            }
            throw rejected(
                    shown + ":" + statement.line() + ": \"" + statement.start() + "\" failed: " + told(e),
                    "Correct the statement",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(SqlStatement sql) throws SQLException {
        try (Statement statement = (sql.isForSuperuser() ? superuser : owner).createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql.text());
        } catch (SQLException e) {
            if (!sql.isAboutRoles() || !isAboutAbsentRole(e)) {
                throw e;
            }
            skipped++;
        }
    }

    private void copy(SqlStatement sql, SqlReader reader) throws SQLException, IOException {
        CopyIn copy = owner.unwrap(PGConnection.class).getCopyAPI().copyIn(sql.text());
        try {
            reader.copyRows((bytes, offset, length) -> {
                try {
                    copy.writeToCopy(bytes, offset, length);
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            });
            copy.endCopy();
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static boolean isAboutAbsentRole(SQLException e) {
        return SqlFailure.is(e, NOT_ALLOWED)
                || (SqlFailure.is(e, NO_SUCH_OBJECT) || SqlFailure.is(e, NO_SUCH_ROLE))
                        && e.getMessage().contains("role ");
    }

    private static void refuseArchive(InputStream in, String shown) throws IOException {
        in.mark(8);
        String magic = new String(in.readNBytes(5), java.nio.charset.StandardCharsets.ISO_8859_1);
        in.reset();
        if (magic.equals("PGDMP")) {
            throw rejected(
                    shown + " is an archive of pg_dump, not SQL.",
                    "Turn it into SQL with: pg_restore --no-owner -f seed.sql " + shown + "; name that file",
                    null);
        }
    }

    private static String told(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String where = server == null ? null : server.getWhere();
        return e.getMessage().strip() + (where == null || e.getMessage().contains(where) ? "" : " (" + where + ")");
    }

    private static ForkStackException rejected(String what, String remedy, Exception cause) {
        return new ForkStackException(
                ForkStackException.Kind.REJECTED,
                what,
                remedy + " and run the command again; nothing of this database was kept.",
                cause);
    }
}

package dev.forkstack.emulator.postgres;

import static dev.forkstack.emulator.postgres.PostgresAccess.literal;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases and roles of an emulated service, in one PostgreSQL server under names with a prefix of their own.
 * Thread-safe. A service adds what only it does.
 *
 * <p>A copy is a {@code CREATE DATABASE … TEMPLATE}, for which the sessions on its source are ended; {@code ALTER DATABASE …
 * SET} and GRANTs on the database are not copied.
 */
public class PostgresData implements AutoCloseable {

    private final PostgresAccess server;
    private final String prefix;
    private final AtomicInteger names = new AtomicInteger();

    /** @param prefix letters, digits and underscores; nobody else's */
    protected PostgresData(PostgresAccess server, String prefix) {
        this.server = server;
        this.prefix = prefix;
    }

    /** @throws IllegalStateException if the server is not there, or the user may not do what is done here */
    public final void check() {
        try {
            if (!server.select("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                    .equals(List.of("t"))) {
                throw new IllegalStateException(server.user() + " is no superuser of PostgreSQL at " + server.host()
                        + ":" + server.port() + ", and has to be one.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "PostgreSQL at " + server.host() + ":" + server.port() + " cannot be used as " + server.user()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    /** A role that owns things and cannot log in. Its members are logins, so forks keep owners. */
    public final String createBase() throws SQLException {
        String name = next("r");
        createOwner(name);
        return name;
    }

    /** As above, under a name that need not have the prefix. */
    protected final void createOwner(String name) throws SQLException {
        execute("CREATE ROLE \"" + name + "\"", "GRANT pg_read_all_data, pg_write_all_data TO \"" + name + "\"");
    }

    public final String createDatabase(String owner) throws SQLException {
        String name = next("d");
        execute("CREATE DATABASE " + name + " OWNER " + owner + " TEMPLATE template0 ENCODING 'UTF8'");
        return name;
    }

    public final String copyDatabase(String source, String owner) throws SQLException {
        String name = next("d");
        try (SessionEnder ender = new SessionEnder(server, source)) {
            execute("CREATE DATABASE " + name + " OWNER " + owner + " TEMPLATE " + source);
        }
        List<String> comment = server.select(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = " + literal(source));
        if (comment.get(0) != null) {
            execute("COMMENT ON DATABASE " + name + " IS " + literal(comment.get(0)));
        }
        return name;
    }

    public final void dropDatabase(String database) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    /** Removes all that was made here. */
    @Override
    public void close() throws SQLException {
        String mine = " LIKE " + literal(prefix.replace("_", "\\_") + "%");
        for (String database : server.select("SELECT datname FROM pg_database WHERE datname" + mine)) {
            dropDatabase(database);
        }
        for (String role : server.select("SELECT rolname FROM pg_roles WHERE rolname" + mine)) {
            execute("DROP ROLE \"" + role + "\"");
        }
    }

    protected final PostgresAccess server() {
        return server;
    }

    protected final String next(String kind) {
        return prefix + kind + names.incrementAndGet();
    }

    protected final void execute(String... statements) throws SQLException {
        server.execute("postgres", statements);
    }
}

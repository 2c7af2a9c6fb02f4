package dev.forkstack.harness;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the databases of a stand are, seen as their owner sees them and not through the verbs. For one thread. */
interface Databases extends AutoCloseable {

    /** The section of {@code forkstack.toml}; empty for the local server. */
    String configuration();

    /** What the shell has for it. */
    Map<String, String> variables();

    /** A session in the database that environments are forked from. */
    Connection source() throws SQLException, IOException;

    /** A session of whom the application logs in as, who owns what is filled in. */
    default Connection owner() throws SQLException, IOException {
        return source();
    }

    /** Called once it is filled: what environments are made of may have to be kept first. */
    default void filled() throws IOException {}

    /** A session in an environment, as its application opens it. */
    default Connection connection(ForkStackEnvironment environment) throws SQLException {
        return DriverManager.getConnection(
                environment.jdbcUrl(), environment.jdbcUsername(), environment.jdbcPassword());
    }

    /** All that stands at a service, a line each, with nothing that changes by itself. */
    List<String> things() throws IOException;

    /** What an environment made anew has other values for, always in the same order; empty where nothing stands. */
    List<String> values(String database) throws IOException;

    /** Absent where no verb asks over HTTP. */
    Optional<HttpWatch> watch();

    @Override
    void close();
}

package dev.forkstack.harness;

import dev.forkstack.emulator.postgres.PostgresAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The superuser's eyes on the local PostgreSQL; its session counts among those that are looked at. For one thread. */
final class Admin implements AutoCloseable {

    static final String USER = "forkstack_admin";

    private final String server;
    private final String password;
    private final Connection connection;

    /** @param url of any database of the server, without credentials */
    Admin(Path home, String url) throws IOException, SQLException {
        server = url.substring(0, url.lastIndexOf('/') + 1);
        password =
                Files.readString(home.resolve("postgres-18/superuser.password")).strip();
        connection = session("postgres");
    }

    private int port() {
        return Integer.parseInt(server.replaceFirst("/$", "").replaceFirst(".*:", ""));
    }

    PostgresAccess access() {
        return new PostgresAccess("127.0.0.1", port(), USER, password);
    }

    Connection session(String database) throws SQLException {
        return DriverManager.getConnection(server + database, USER, password);
    }

    List<String> column(String sql) throws SQLException {
        return column(connection, sql);
    }

    static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /**
     * Waits until the server has noticed that a killed client is gone: what it was told last, it finishes.
     *
     * @return milliseconds waited
     */
    long awaitNobodyElse() throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        while (!column("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid()")
                .isEmpty()) {
            if (System.nanoTime() - begin > 60_000_000_000L) {
                throw new IllegalStateException("A session of a killed client has not ended within 60 s.");
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

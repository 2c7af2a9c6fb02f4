package dev.forkstack.emulator.postgres;

import dev.forkstack.emulator.Arguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server and who may do everything there. Immutable.
 *
 * @param user a superuser of that server
 */
public record PostgresAccess(String host, int port, String user, String password) {

    /**
     * The one that {@code --postgres}, {@code --user} and {@code --password-file} name.
     *
     * @throws IllegalArgumentException if an option is missing or makes no sense
     */
    public static PostgresAccess of(Arguments arguments) {
        String[] server = arguments.require("postgres").split(":", 2);
        if (server.length != 2 || !server[1].matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("--postgres is not HOST:PORT.");
        }
        return new PostgresAccess(
                server[0],
                Integer.parseInt(server[1]),
                arguments.require("user"),
                password(Path.of(arguments.require("password-file"))));
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + database, user, password);
    }

    public void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column. */
    public List<String> select(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PostgresAccess " + user + "@" + host + ":" + port;
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The password file cannot be read: " + e.getMessage(), e);
        }
    }
}

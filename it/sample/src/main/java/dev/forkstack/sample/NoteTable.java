package dev.forkstack.sample;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The notes in the database of an environment. */
final class NoteTable implements AutoCloseable {

    record Note(long id, String text) {}

    private final Connection connection;

    private NoteTable(Connection connection) {
        this.connection = connection;
    }

    static NoteTable in(ForkStackEnvironment environment) throws SQLException {
        Connection connection = DriverManager.getConnection(
                environment.jdbcUrl(), environment.jdbcUsername(), environment.jdbcPassword());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note"
                    + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)");
        }
        return new NoteTable(connection);
    }

    long add(String text) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO note (text) VALUES (?) RETURNING id")) {
            insert.setString(1, text);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    List<Note> all() throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT id, text FROM note ORDER BY id")) {
            while (rows.next()) {
                notes.add(new Note(rows.getLong(1), rows.getString(2)));
            }
        }
        return notes;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

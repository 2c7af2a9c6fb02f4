package dev.forkstack.provider.sqlite;

import dev.forkstack.file.DirectoryId;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The table {@code _forkstack} of one row, which says whose a database is. Its id is the database's name and a word of its
 * own, so that the row which a copy of the file brings along proves nothing under another name.
 */
final class MarkRow {

    private MarkRow() {}

    /** Empty if there is no row, or one that names another database. */
    static Optional<Mark> read(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT mark FROM _forkstack")) {
            String text = rows.next() ? rows.getString(1) : "";
            String resource = MarkJson.word(text, "resource");
            return resource.startsWith(name + "/") ? MarkJson.read(text, resource) : Optional.empty();
        } catch (SQLException e) {
            if (SqliteFailure.isAbout(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** In place of whatever stands there. */
    static void write(Connection connection, Mark mark) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try (PreparedStatement insert = prepared(statement)) {
                insert.setString(1, MarkJson.write(mark));
                insert.executeUpdate();
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private static PreparedStatement prepared(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS _forkstack (mark TEXT NOT NULL)");
        statement.execute("DELETE FROM _forkstack");
        return statement.getConnection().prepareStatement("INSERT INTO _forkstack (mark) VALUES (?)");
    }

    /** An id for a new database of this name. */
    static String newId(String name) {
        return name + "/" + DirectoryId.word();
    }

    /** The id of one that carries no mark. */
    static String unmarkedId(String name) {
        return name + "/unmarked";
    }
}

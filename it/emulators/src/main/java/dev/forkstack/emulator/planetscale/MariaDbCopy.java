package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.mariadb.MariaDbServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Puts what one database has into an empty one. One thread. */
final class MariaDbCopy implements AutoCloseable {

    private final Connection connection;
    private final Statement statement;
    private final String from;
    private final String to;
    private final List<String> tables;

    MariaDbCopy(MariaDbServer server, String from, String to) throws SQLException {
        this.connection = server.connect();
        this.statement = connection.createStatement();
        this.from = from;
        this.to = to;
        this.tables = names("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = ? AND table_type = ? ORDER BY table_name""", "BASE TABLE");
    }

    /** Tables without rows, whose numbers begin at the beginning. */
    void schema() throws SQLException {
        run("SET foreign_key_checks = 0");
        connection.setCatalog(to);
        for (String table : tables) {
            run(definition(table).replaceFirst(" AUTO_INCREMENT=[0-9]+", ""));
        }
    }

    /** Nobody who writes to the source meanwhile has to wait. */
    void rows() throws SQLException {
        run(
                "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
        for (String table : tables) {
            String columns = String.join(", ", names("""
                    SELECT CONCAT('`', column_name, '`') FROM information_schema.columns
                    WHERE table_schema = ? AND table_name = ? AND generation_expression IS NULL
                    ORDER BY ordinal_position""", table));
            run("INSERT INTO `" + to + "`.`" + table + "` (" + columns + ") SELECT " + columns + " FROM `" + from
                    + "`.`" + table + "`");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String definition(String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW CREATE TABLE `" + from + "`.`" + table + "`")) {
            rows.next();
            return rows.getString(2);
        }
    }

    /** Of the source. @param sql asks with its name, and with something else */
    private List<String> names(String sql, String other) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, from);
            query.setString(2, other);
            try (ResultSet rows = query.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }
    }

    private void run(String... statements) throws SQLException {
        for (String sql : statements) {
            statement.execute(sql);
        }
    }
}

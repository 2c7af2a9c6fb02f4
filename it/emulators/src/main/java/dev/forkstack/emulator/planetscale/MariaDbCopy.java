package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.mariadb.MariaDbServer;
import java.sql.Connection;
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
        this.tables = column(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + from
                        + "' AND table_type = 'BASE TABLE' ORDER BY table_name",
                1);
    }

    /** Tables without rows, whose numbers begin at the beginning. */
    void schema() throws SQLException {
        statement.execute("SET foreign_key_checks = 0");
        connection.setCatalog(to);
        for (String table : tables) {
            String create = column("SHOW CREATE TABLE `" + from + "`.`" + table + "`", 2)
                    .get(0);
            statement.execute(create.replaceFirst(" AUTO_INCREMENT=[0-9]+", ""));
        }
    }

    /** Nobody who writes to the source meanwhile has to wait. */
    void rows() throws SQLException {
        statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        statement.execute("SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
        for (String table : tables) {
            String columns = String.join(
                    ", ",
                    column(
                            "SELECT CONCAT('`', column_name, '`') FROM information_schema.columns WHERE table_schema = '"
                                    + from + "' AND table_name = '" + table
                                    + "' AND generation_expression IS NULL ORDER BY ordinal_position",
                            1));
            statement.execute("INSERT INTO `" + to + "`.`" + table + "` (" + columns + ") SELECT " + columns + " FROM `"
                    + from + "`.`" + table + "`");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private List<String> column(String sql, int number) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(number));
            }
            return values;
        }
    }
}

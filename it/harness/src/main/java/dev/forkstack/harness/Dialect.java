package dev.forkstack.harness;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * In what the SQL of the engines differs, as far as it is needed here.
 *
 * @param table makes one that numbers its rows itself
 * @param tables their names, in order
 * @param counters what else changes with rows, a text each
 */
record Dialect(String table, String tables, String counters) {

    private static final Dialect POSTGRES = new Dialect(
            "CREATE TABLE note (id bigserial PRIMARY KEY, text text NOT NULL)",
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
            "SELECT sequencename || last_value FROM pg_sequences ORDER BY 1");
    private static final Dialect SQLITE = new Dialect(
            "CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL)",
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1",
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1");

    private static final Dialect MYSQL = new Dialect(
            "CREATE TABLE note (id bigint AUTO_INCREMENT PRIMARY KEY, text text NOT NULL)",
            "SELECT table_name FROM information_schema.tables WHERE table_schema = database() ORDER BY 1",
            "SELECT concat(table_name, coalesce(auto_increment, '')) FROM information_schema.tables"
                    + " WHERE table_schema = database() ORDER BY 1");

    static Dialect of(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return url.startsWith("jdbc:postgresql:") ? POSTGRES : url.startsWith("jdbc:mysql:") ? MYSQL : SQLITE;
    }
}

package dev.forkstack.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Three tables with their indexes, about 1 GB together. */
final class SampleTables {

    static final List<String> NAMES = List.of("customers", "orders", "events");

    private static final List<String> TABLES = List.of(
            "CREATE TABLE customers (id bigint, email text, name text, since timestamptz)",
            "CREATE TABLE orders (id bigint, customer bigint, placed timestamptz, total numeric(10,2), note text)",
            "CREATE TABLE events (id bigint, order_id bigint, kind text, body jsonb)");

    private static final List<String> ROWS = List.of("""
            INSERT INTO customers SELECT i, md5(i::text) || '@example.org', 'Customer ' || i,
                timestamptz '2020-01-01' + i * interval '7 minutes' FROM generate_series(1::bigint, 300000) i""", """
            INSERT INTO orders SELECT i, 1 + i * 7919 % 300000, timestamptz '2020-01-01' + i * interval '1 minute',
                (i % 100000) / 100.0, md5((i * 31)::text) FROM generate_series(1::bigint, 3000000) i""", """
            INSERT INTO events SELECT i, 1 + i * 104729 % 3000000, (ARRAY['paid','sent','returned'])[1 + i % 3],
                jsonb_build_object('at', i, 'by', md5(i::text), 'text', repeat(md5((i * 17)::text), 3))
                FROM generate_series(1::bigint, 1750000) i""");

    private static final List<String> INDEXES = List.of(
            "ALTER TABLE customers ADD PRIMARY KEY (id)",
            "CREATE UNIQUE INDEX ON customers (email)",
            "ALTER TABLE orders ADD PRIMARY KEY (id)",
            "CREATE INDEX ON orders (customer)",
            "CREATE INDEX ON orders (placed)",
            "ALTER TABLE events ADD PRIMARY KEY (id)",
            "CREATE INDEX ON events (order_id)");

    private SampleTables() {}

    static void fill(Connection connection) throws SQLException {
        make(connection);
        run(connection, ROWS);
        index(connection);
    }

    static void make(Connection connection) throws SQLException {
        run(connection, TABLES);
    }

    static void index(Connection connection) throws SQLException {
        run(connection, INDEXES);
    }

    /** In megabytes (10^6). */
    static double size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_database_size(current_database())")) {
            rows.next();
            return rows.getLong(1) / 1e6;
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

package dev.forkstack.harness;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What an environment holds, as two checksums: rows with their sequences, objects with their modes and attributes. */
record SourceSum(String rows, String objects) {

    static SourceSum of(Stand stand) throws IOException, SQLException {
        return new SourceSum(rows(stand.databases()), stand.buckets().sourceSum());
    }

    private static String rows(Databases databases) throws IOException, SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = databases.source()) {
            Dialect dialect = Dialect.of(connection);
            for (String table : Admin.column(connection, dialect.tables())) {
                text.append(table).append(sorted(connection, "SELECT * FROM " + table));
            }
            text.append(Admin.column(connection, dialect.counters()));
        }
        return sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<String> sorted(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(rows.getString(column)).append('|');
                }
                lines.add(line.toString());
            }
        }
        lines.sort(null);
        return lines;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

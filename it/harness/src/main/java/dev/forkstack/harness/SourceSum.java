package dev.forkstack.harness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What an environment holds, as two checksums: rows with their sequences, objects with their modes and attributes. */
record SourceSum(String rows, String objects) {

    static SourceSum of(Stand stand) throws IOException, SQLException {
        return new SourceSum(
                rows(stand.databases()),
                objects(stand.home().resolve("s3/buckets").resolve(stand.bucket("dev"))));
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

    private static String objects(Path bucket) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> walk = Files.walk(bucket)) {
            for (Path path : walk.sorted().toList()) {
                text.append(bucket.relativize(path))
                        .append(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .append(Files.isRegularFile(path) ? sha256(Files.readAllBytes(path)) : "directory");
                UserDefinedFileAttributeView view =
                        Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
                List<String> names = view.list().stream().sorted().toList();
                for (String name : names) {
                    ByteBuffer value = ByteBuffer.allocate(view.size(name));
                    view.read(name, value);
                    text.append(name).append(HexFormat.of().formatHex(value.array()));
                }
            }
        }
        return sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

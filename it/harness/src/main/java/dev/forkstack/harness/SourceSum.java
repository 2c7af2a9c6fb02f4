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
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What an environment holds, as two checksums: rows with their sequences, objects with their modes and attributes. */
record SourceSum(String rows, String objects) {

    private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";

    static SourceSum of(Stand stand, String environment) throws IOException, SQLException {
        return new SourceSum(
                rows(stand, stand.database(environment)),
                objects(stand.home().resolve("s3/buckets").resolve(stand.bucket(environment))));
    }

    private static String rows(Stand stand, String database) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = stand.admin().session(database)) {
            for (String table : Admin.column(connection, TABLES)) {
                text.append(table)
                        .append(Admin.column(
                                connection,
                                "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM " + table + " t"));
            }
            text.append(Admin.column(connection, "SELECT sequencename || last_value FROM pg_sequences ORDER BY 1"));
        }
        return sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
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

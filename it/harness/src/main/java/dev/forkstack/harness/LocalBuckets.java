package dev.forkstack.harness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The local S3 server, which {@link World} looks at itself. For one thread. */
record LocalBuckets(Stand stand) implements Buckets {

    private static final String PROPERTIES = ".properties";

    @Override
    public String configuration() {
        return "";
    }

    @Override
    public Map<String, String> variables() {
        return Map.of();
    }

    @Override
    public void fill() {
        Contents.fillBucket(stand.environmentHere());
    }

    @Override
    public String sourceSum() throws IOException {
        return objects(stand.home().resolve("s3/buckets").resolve(stand.bucket("dev")));
    }

    @Override
    public List<String> things() {
        return List.of();
    }

    @Override
    public List<String> values(String bucket) throws IOException {
        List<String> values = new ArrayList<>();
        try (Stream<Path> keys = Files.list(stand.home().resolve("s3/keys"))) {
            for (Path key : keys.filter(f -> f.toString().endsWith(PROPERTIES)).toList()) {
                List<String> lines = Files.readAllLines(key);
                if (lines.contains("bucket=" + bucket)) {
                    values.add(key.getFileName().toString().replace(PROPERTIES, ""));
                    values.add(lines.get(1).substring("secret=".length()));
                }
            }
        }
        return values;
    }

    @Override
    public Optional<HttpWatch> watch() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Its stand stops it.
    }

    private static String objects(Path bucket) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> walk = Files.walk(bucket)) {
            for (Path path : walk.sorted().toList()) {
                text.append(bucket.relativize(path))
                        .append(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .append(Files.isRegularFile(path) ? SourceSum.sha256(Files.readAllBytes(path)) : "directory");
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
        return SourceSum.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

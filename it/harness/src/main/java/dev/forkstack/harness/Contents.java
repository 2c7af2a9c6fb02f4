package dev.forkstack.harness;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Rows and objects as an application writes and reads them, with the values that it is given. */
final class Contents {

    private static final Map<String, String> OBJECTS = new TreeMap<>(
            Map.of("a.txt", "first", "dir/b c.txt", "second", "dir/sub/\u00e9.bin", "x".repeat(70_000), "empty/", ""));

    private Contents() {}

    static void fill(Connection source) throws SQLException {
        try (source;
                Statement statement = source.createStatement()) {
            statement.execute(Dialect.of(source).table());
            statement.execute(
                    "CREATE TABLE tag (note bigint REFERENCES note (id), tag varchar(9), UNIQUE (note, tag))");
            statement.execute(
                    "INSERT INTO note (text) WITH RECURSIVE count (n) AS"
                            + " (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000) SELECT concat('note ', n) FROM count");
            statement.execute("INSERT INTO tag SELECT id, 'even' FROM note WHERE id % 2 = 0");
        }
    }

    static void fillBucket(ForkStackEnvironment environment) {
        try (S3Client client = client(environment, Optional.empty())) {
            fill(client, environment.bucketName());
        }
    }

    static void fill(S3Client client, String bucket) {
        OBJECTS.forEach((key, text) ->
                client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text)));
    }

    /** What is wrong with an environment that nobody has filled. */
    static List<String> problemsOfEmpty(ForkStackEnvironment environment) {
        List<String> problems = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        environment.jdbcUrl(), environment.jdbcUsername(), environment.jdbcPassword());
                Statement statement = connection.createStatement();
                S3Client client = client(environment, Optional.empty())) {
            statement.execute("CREATE TABLE note (id bigint)");
            client.putObject(r -> r.bucket(environment.bucketName()).key("a.txt"), RequestBody.fromString("a"));
        } catch (SQLException | RuntimeException e) {
            problems.add("the new environment cannot be used: " + e.getMessage());
        }
        return problems;
    }

    /** What is wrong with the contents of a new fork; it is written to, as a fork may be. */
    static List<String> problems(ForkStackEnvironment environment, Databases databases, Buckets buckets) {
        List<String> problems = new ArrayList<>();
        try (Connection connection = databases.connection(environment);
                Statement statement = connection.createStatement()) {
            String sum = Admin.column(connection, "SELECT concat(count(*), '/', (SELECT count(*) FROM tag)) FROM note")
                    .get(0);
            if (!sum.equals("1000/500")) {
                problems.add("rows: " + sum + " instead of 1000/500");
            }
            statement.execute("INSERT INTO note (text) VALUES ('of the fork')");
            statement.execute("DELETE FROM tag");
        } catch (SQLException e) {
            problems.add("database: " + e.getMessage());
        }
        try (S3Client client = client(environment, buckets.applicationKey())) {
            String bucket = environment.bucketName();
            List<String> keys = client.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
                    .map(S3Object::key)
                    .filter(key -> !key.startsWith(".forkstack/"))
                    .sorted()
                    .toList();
            if (!keys.equals(List.copyOf(OBJECTS.keySet()))) {
                problems.add("objects: " + keys);
            }
            String first =
                    client.getObjectAsBytes(r -> r.bucket(bucket).key("a.txt")).asUtf8String();
            if (!first.equals("first")) {
                problems.add("a.txt holds " + first);
            }
            client.putObject(r -> r.bucket(bucket).key("a.txt"), RequestBody.fromString("of the fork"));
            client.deleteObject(r -> r.bucket(bucket).key("dir/b c.txt"));
        } catch (RuntimeException e) {
            problems.add("bucket: " + e.getMessage());
        }
        return problems;
    }

    /** @param key where the environment's values have none */
    private static S3Client client(ForkStackEnvironment environment, Optional<BucketKey> key) {
        URI endpoint =
                environment.bucketEndpoint().map(URI::toString).map(URI::create).orElseThrow();
        BucketKey own = environment
                .find("AWS_ACCESS_KEY_ID")
                .map(id -> new BucketKey(id, environment.get("AWS_SECRET_ACCESS_KEY")))
                .or(() -> key)
                .orElseThrow();
        return client(endpoint, environment.get("AWS_REGION"), own);
    }

    static S3Client client(URI endpoint, String region, BucketKey key) {
        return S3Client.builder()
                .region(Region.of(region))
                .endpointOverride(endpoint)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .build();
    }
}

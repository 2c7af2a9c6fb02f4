package dev.forkstack.bench.bare;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * The bucket's calls. {@code new}: a staging directory, a link for every object, the bucket's id as an extended attribute,
 * its mark and its key as durable files, the rename. Both verbs: ask the server for its name over a bare socket, then a signed
 * GET of an object that is not there. At the end of {@code new} the mark is written once more.
 */
final class BareBucket {

    private static final int ENOUGH = 4_096;
    private static final String ID = "bare" + "0".repeat(12);

    private final BareHome home;
    private final String project;
    private final String env;
    private final String name;

    BareBucket(BareHome home, String project, String env) {
        this.home = home;
        this.project = project;
        this.env = env;
        this.name = project + "-bucket-" + env;
    }

    void fork() throws IOException {
        Path buckets = home.s3().resolve("buckets");
        Path staged = Files.createDirectories(home.s3().resolve("staging")).resolve("bare-" + name);
        link(buckets.resolve(project + "-bucket-dev"), staged);
        Files.getFileAttributeView(staged, UserDefinedFileAttributeView.class)
                .write("forkstack-id", ByteBuffer.wrap(ID.getBytes(StandardCharsets.UTF_8)));
        mark("filling");
        Files.move(staged, buckets.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        DurableFile.sync(buckets);
        DurableFile.write(
                home.s3().resolve("keys").resolve(keyId() + ".properties"),
                "bucket=" + name + "\nsecret=" + "s".repeat(40) + "\n");
    }

    void mark(String state) throws IOException {
        DurableFile.write(
                home.s3().resolve("marks").resolve(name + ".json"),
                BareMark.json(project, env, name + "/" + ID, state) + "\n");
    }

    Map<String, String> connect() throws IOException {
        Properties key = key();
        int port = home.s3Port();
        ping(port);
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        SdkHttpRequest request = signed(endpoint, key.getProperty("id"), key.getProperty("secret"));
        HttpURLConnection connection =
                (HttpURLConnection) request.getUri().toURL().openConnection();
        request.headers()
                .forEach((header, values) -> values.forEach(value -> connection.addRequestProperty(header, value)));
        if (connection.getResponseCode() != 404) {
            throw new IOException("Status " + connection.getResponseCode());
        }
        try (InputStream body = connection.getErrorStream()) {
            body.readNBytes(ENOUGH);
        }
        return Map.of("BUCKET_NAME", name, "AWS_ENDPOINT_URL_S3", endpoint.toString());
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(from)) {
            for (Path child : children) {
                Path target = to.resolve(child.getFileName());
                if (Files.isDirectory(child)) {
                    link(child, target);
                } else {
                    Files.createLink(target, child);
                }
            }
        }
    }

    /** Twenty letters and digits, as the server wants them. */
    private String keyId() {
        return (env.toUpperCase(Locale.ROOT) + "X".repeat(20)).substring(0, 20);
    }

    private Properties key() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.s3().resolve("keys"), "*.properties")) {
            for (Path file : files) {
                Properties key = BareHome.read(file);
                if (name.equals(key.getProperty("bucket"))) {
                    key.setProperty("id", file.getFileName().toString().replace(".properties", ""));
                    return key;
                }
            }
        }
        throw new IOException("No key for " + name);
    }

    private static void ping(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream()
                    .write("GET /forkstack-s3 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            in.readNBytes(ENOUGH);
        }
    }

    private SdkHttpRequest signed(URI endpoint, String id, String secret) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(endpoint + "/" + name + "/.forkstack/absent"))
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .identity(AwsCredentialsIdentity.create(id, secret))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false))
                .request();
    }
}

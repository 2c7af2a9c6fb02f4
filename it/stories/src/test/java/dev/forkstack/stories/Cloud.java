package dev.forkstack.stories;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cloud service on this machine: an emulator, as `make emulators` starts it, for the length of a story. For one thread. */
public final class Cloud implements AutoCloseable {

    private static final int START_MILLIS = 60_000;
    private static final Pattern POSTGRES = Pattern.compile("✓ PostgreSQL 18 .*? on (127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final Properties ready;

    private Cloud(Process process, Properties ready) {
        this.process = process;
        this.ready = ready;
    }

    /** Neon, whose branches are databases of the story's own PostgreSQL. */
    public static Cloud neon(Story story) throws IOException, InterruptedException {
        Matcher address = POSTGRES.matcher(story.goal("up").succeeded().output());
        if (!address.find()) {
            throw new AssertionError("`up` does not say where PostgreSQL is.");
        }
        Path password = story.home().resolve("postgres-18/superuser.password");
        return start(
                story,
                "neon",
                "--postgres",
                address.group(1),
                "--user",
                "forkstack_admin",
                "--password-file",
                password.toString());
    }

    /** Turso, whose databases are SQLite files. */
    public static Cloud turso(Story story) throws IOException, InterruptedException {
        return start(
                story,
                "turso",
                "--directory",
                story.file("../turso-of-" + story.file("").getFileName()).toString());
    }

    /** A libSQL server of one's own, with an empty namespace that is production. */
    public static Cloud libsql(Story story, String namespace) throws IOException, InterruptedException {
        return start(
                story,
                "libsql",
                "--directory",
                story.file("../libsql-of-" + story.file("").getFileName()).toString(),
                "--namespace",
                namespace);
    }

    /** Tigris, with an empty bucket that is production. */
    public static Cloud tigris(Story story, String bucket) throws IOException, InterruptedException {
        return start(
                story,
                "tigris",
                "--directory",
                story.file("../tigris-of-" + story.file("").getFileName()).toString(),
                "--bucket",
                bucket);
    }

    /** S3Proxy as anybody runs it: an S3-compatible store that knows nothing of Fork Stack. */
    public static Cloud s3proxy(Story story) throws IOException, InterruptedException {
        return start(
                story,
                "s3proxy",
                "--directory",
                story.file("../s3proxy-of-" + story.file("").getFileName()).toString());
    }

    /** Amazon's S3 as moto plays it; where it is not installed, nothing, and a line that says so. */
    public static Optional<Cloud> moto(Story story) throws IOException, InterruptedException {
        if (story.sh("command -v moto_server").exit() != 0) {
            System.out.println("moto: not run: moto_server is not on the PATH (pip install 'moto[server]')");
            return Optional.empty();
        }
        return Optional.of(start(story, "moto"));
    }

    static Cloud start(Story story, String service, String... options) throws IOException, InterruptedException {
        Path file = Files.createTempFile(service, ".ready");
        Files.delete(file);
        List<String> command = new ArrayList<>(List.of(
                Harness.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                story.emulators().toString(),
                service));
        command.addAll(List.of(options));
        command.addAll(List.of("--ready-file", file.toString()));
        Path output = story.file("../" + service + "-of-" + story.file("").getFileName() + ".log")
                .normalize();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long end = System.currentTimeMillis() + START_MILLIS;
        while (!Files.exists(file)) {
            if (!process.isAlive() || System.currentTimeMillis() > end) {
                process.destroyForcibly();
                throw new AssertionError("The emulator did not start: " + Files.readString(output));
            }
            Thread.sleep(50);
        }
        Properties ready = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            ready.load(in);
        } finally {
            Files.delete(file);
        }
        return new Cloud(process, ready);
    }

    /** api, token, project, organization or group; of a store endpoint, keyId and secret. */
    public String value(String key) {
        return ready.getProperty(key);
    }

    /** The project's configuration for this service; production is what the emulator has from the start, or is told to make. */
    public String configuration(String project) {
        if (value("url") != null) {
            return "project = \"" + project + "\"\n[database]\nprovider = \"libsql\"\nadmin = \"" + value("api")
                    + "\"\nurl = \"" + value("url") + "\"\n";
        }
        String start = "project = \"" + project + "\"\n[database]\napi = \"" + value("api") + "\"\n";
        return value("project") == null
                ? start + "provider = \"turso\"\norganization = \"" + value("organization") + "\"\n"
                : start + "provider = \"neon\"\nproject = \"" + value("project") + "\"\n";
    }

    /** A bucket of a store, which the key that opens all of it opens. */
    public Objects bucket(String name) {
        return value("endpoint") == null
                ? Objects.of(URI.create(value("api")), "auto", value("key"), value("secret"), name)
                : Objects.of(URI.create(value("endpoint")), "us-east-1", value("keyId"), value("secret"), name);
    }

    /** The story of somebody who has a store's key in the process environment. */
    public Story login(Story story) {
        return story.with("AWS_ACCESS_KEY_ID", value("keyId")).with("AWS_SECRET_ACCESS_KEY", value("secret"));
    }

    /** A session in the database of Neon's default branch, which is production. */
    public Rows production() throws IOException, InterruptedException {
        URI uri = URI.create(field(
                "uri",
                request(
                        "GET",
                        "/projects/" + value("project") + "/connection_uri?database_name=shop&role_name=shop_owner",
                        "")));
        String[] login = uri.getUserInfo().split(":", 2);
        return Rows.of(
                "jdbc:postgresql://" + uri.getAuthority().replaceFirst(".*@", "") + uri.getPath(), login[0], login[1]);
    }

    /** Makes a Turso database, such as that of production, and waits until it answers. */
    public Libsql database(String name) throws Exception {
        String databases = "/v1/organizations/" + value("organization") + "/databases";
        String host = field(
                "Hostname",
                request("POST", databases, "{\"name\":\"" + name + "\",\"group\":\"" + value("group") + "\"}"));
        String token = field("jwt", request("POST", databases + "/" + name + "/auth/tokens?expiration=1h", ""));
        Libsql database = new Libsql("http://" + host, token);
        Locks.await("database " + name + " answers", () -> {
            try {
                return database.query("SELECT 1") != null;
            } catch (AssertionError notYet) {
                return false;
            }
        });
        return database;
    }

    /** A namespace of the libSQL server, as whoever reaches that sees it. */
    public Libsql namespace(String name) {
        return new Libsql(value("url").replace("{namespace}", name).replaceAll("/$", ""), "none");
    }

    static String field(String name, String json) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!field.find()) {
            throw new AssertionError("No " + name + " in " + json);
        }
        return field.group(1);
    }

    /** What stands there, a line a thing. */
    public List<String> state() throws IOException, InterruptedException {
        return control("GET", "state", "").lines().toList();
    }

    /** The lines of {@link #state} with this text. */
    public List<String> state(String text) throws IOException, InterruptedException {
        return state().stream().filter(line -> line.contains(text)).toList();
    }

    /** From now on the nth call that matches fails, once. */
    public void fail(String method, String path, int nth, String kind) throws IOException, InterruptedException {
        control(
                "POST",
                "faults",
                "{\"method\":\"" + method + "\",\"pathRegex\":\"" + path + "\",\"nth\":" + nth + ",\"kind\":\"" + kind
                        + "\"}");
    }

    /** What was received or answered against the API's specification, where that is at hand. */
    public String violations() throws IOException, InterruptedException {
        return control("GET", "violations", "");
    }

    private String control(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, URI.create(value("api")).resolve("/_emulator/" + path), body);
    }

    String request(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, URI.create(value("api") + path), body);
    }

    private String send(String method, URI uri, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", (value("database") == null ? "Bearer " : "") + value("token"))
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(uri + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Ends the emulator, which removes what it has made. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

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
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cloud service on this machine: an emulator, as `make emulators` starts it, for the length of a story. For one thread. */
public final class Cloud implements AutoCloseable {

    private static final int START_MILLIS = 60_000;

    private final Process process;
    private final Properties ready;
    private final String scheme;

    private Cloud(Process process, Properties ready, String scheme) {
        this.process = process;
        this.ready = ready;
        this.scheme = scheme;
    }

    /** One whose API wants {@code Bearer} and its token. */
    static Cloud start(Story story, String service, String... options) throws IOException, InterruptedException {
        return start("Bearer ", story, service, options);
    }

    /** @param scheme what stands before the token in the header {@code Authorization} */
    static Cloud start(String scheme, Story story, String service, String... options)
            throws IOException, InterruptedException {
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
        return new Cloud(process, ready, scheme);
    }

    /** Where a service with files of its own may keep them. */
    static String directory(Story story, String service) {
        return story.file("../" + service + "-of-" + story.file("").getFileName())
                .toString();
    }

    /** What it has said of itself, such as its {@code api} and {@code token}. */
    public String value(String key) {
        return ready.getProperty(key);
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
                                .header("Authorization", scheme + value("token"))
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

package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * Neon's API v2 on 127.0.0.1, with real PostgreSQL databases behind it. Thread-safe.
 *
 * <p>A project stands from the start: default branch {@code main}, database {@code shop}, owner {@code shop_owner}. What
 * differs from Neon is said at {@link NeonData}, {@link NeonEndpoint} and {@link NeonHistory}.
 */
public final class NeonEmulator implements AutoCloseable {

    private static final String PROJECT = """
            {"project": {"name": "shop", "branch":
                {"name": "main", "database_name": "shop", "role_name": "shop_owner"}}}""";

    private final NeonService service;
    private final EmulatorServer server;
    private final Traffic traffic;
    private String projectId;

    private NeonEmulator(NeonService service, EmulatorServer server, Traffic traffic) {
        this.service = service;
        this.server = server;
        this.traffic = traffic;
    }

    /** @throws IllegalStateException if the PostgreSQL server does not do what is asked of it */
    public static NeonEmulator start(NeonOptions options) {
        NeonService service = new NeonService(options);
        Traffic traffic = new Traffic();
        NeonEmulator emulator =
                new NeonEmulator(service, EmulatorServer.start(options.port(), service, traffic), traffic);
        try {
            emulator.projectId = emulator.createProject();
            traffic.forget();
            return emulator;
        } catch (IllegalStateException e) {
            emulator.close();
            throw e;
        }
    }

    /** {@code http://127.0.0.1:PORT/api/v2}. */
    public URI api() {
        return server.uri().resolve(NeonService.BASE);
    }

    /** The one that it accepts. */
    public String apiKey() {
        return service.apiKey();
    }

    public String projectId() {
        return projectId;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** What {@code /_emulator/state} says. */
    public String state() {
        return service.state();
    }

    /** Moves the service's time ahead; branches expire by it. */
    public void advance(Duration duration) {
        service.advance(duration);
    }

    /** Remembers what a branch holds now, for branches with an instant. @return that instant */
    public Instant snapshot(String branchId) {
        return service.snapshot(branchId);
    }

    /** Removes all that it made in the PostgreSQL server. */
    @Override
    public void close() {
        server.close();
        service.close();
    }

    /** Through the front door, as everybody else. */
    private String createProject() {
        try {
            JsonNode made = post("/projects", PROJECT);
            String id = made.path("project").path("id").asText();
            awaitOperations(id);
            return id;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    private void awaitOperations(String id) throws InterruptedException {
        while (service.isBusy(id)) {
            Thread.sleep(5);
        }
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api() + path))
                .header("Authorization", "Bearer " + apiKey())
                .header("Content-Type", Answer.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("The emulator could not make its first project: " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }
}

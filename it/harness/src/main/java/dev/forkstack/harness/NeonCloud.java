package dev.forkstack.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.NeonEmulator;
import dev.forkstack.emulator.NeonOptions;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The emulated Neon in this JVM, over the local PostgreSQL server of a stand. For one thread. */
final class NeonCloud implements Databases {

    private static final String ROLE = "shop_owner";
    /** Longer than a first look takes, so that every run has the same waits. */
    private static final Duration OPERATION = Duration.ofMillis(150);

    private final NeonEmulator neon;
    private final HttpWatch watch;
    private final ServiceClient client;

    NeonCloud(Admin admin) {
        neon = NeonEmulator.start(NeonOptions.of(admin.access()).operationsTake(OPERATION));
        watch = new HttpWatch(neon.traffic());
        client = ServiceClient.of(URI.create(neon.api() + "/projects/" + neon.projectId()), "Bearer " + neon.apiKey());
    }

    @Override
    public String configuration() {
        return "[database]\nprovider = \"neon\"\nproject = \"" + neon.projectId() + "\"\napi = \"" + neon.api()
                + "\"\n";
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("NEON_API_KEY", neon.apiKey());
    }

    @Override
    public Connection source() throws SQLException, IOException {
        URI uri = URI.create(client.get("/connection_uri?database_name=shop&role_name=" + ROLE)
                .path("uri")
                .asText());
        String[] login = uri.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), login[0], login[1]);
    }

    /** Without whether a compute is at work, which follows from the time. */
    @Override
    public List<String> things() {
        return neon.state()
                .lines()
                .map(line -> "neon " + (line.startsWith("endpoint") ? line.substring(0, line.lastIndexOf(' ')) : line))
                .toList();
    }

    @Override
    public List<String> values(String database) throws IOException {
        Optional<String> branch = find(client.get("/branches").path("branches"), "name", database)
                .map(found -> found.path("id").asText());
        if (branch.isEmpty()) {
            return List.of();
        }
        JsonNode endpoint = find(client.get("/endpoints").path("endpoints"), "branch_id", branch.get())
                .orElseThrow();
        String password = client.get("/branches/" + branch.get() + "/roles/" + ROLE + "/reveal_password")
                .path("password")
                .asText();
        return List.of(endpoint.path("host").asText(), endpoint.path("id").asText(), password);
    }

    private static Optional<JsonNode> find(JsonNode list, String field, String value) {
        for (JsonNode each : list) {
            if (each.path(field).asText().equals(value)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<HttpWatch> watch() {
        return Optional.of(watch);
    }

    @Override
    public void close() {
        neon.close();
    }
}

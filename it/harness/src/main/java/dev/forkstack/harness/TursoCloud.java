package dev.forkstack.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.TursoEmulator;
import dev.forkstack.emulator.TursoOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The emulated Turso in this JVM, over SQLite files, and the tokens that a user holds of it. For one thread. */
final class TursoCloud implements Databases {

    private final TursoEmulator turso;
    private final HttpWatch watch;
    private final ServiceClient client;
    private final HeldFiles tokens;
    private final String host;
    private final String token;

    /** @param home of the user, where the tokens are kept */
    TursoCloud(Path directory, Path home, String production) throws IOException {
        turso = TursoEmulator.start(TursoOptions.in(directory));
        watch = new HttpWatch(turso.traffic());
        client = ServiceClient.of(
                turso.api().resolve("/v1/organizations/" + turso.organization()), "Bearer " + turso.token());
        tokens = new HeldFiles(home.resolve("turso"), turso.organization());
        host = client.post("/databases", "{\"name\":\"" + production + "\",\"group\":\"" + turso.group() + "\"}")
                .path("database")
                .path("Hostname")
                .asText();
        token = client.post("/databases/" + production + "/auth/tokens", "{}")
                .path("jwt")
                .asText();
        awaitReady();
    }

    /** At first a new database does not answer. */
    private void awaitReady() throws IOException {
        SQLException last = null;
        for (int attempt = 0; attempt < 10; attempt++) {
            try (Connection connection = source()) {
                Admin.column(connection, "SELECT 1");
                return;
            } catch (SQLException e) {
                last = e;
            }
        }
        throw new IOException(last);
    }

    @Override
    public String configuration() {
        return "[database]\nprovider = \"turso\"\norganization = \"" + turso.organization() + "\"\napi = \""
                + turso.api() + "\"\n";
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("TURSO_API_TOKEN", turso.token());
    }

    @Override
    public Connection source() throws SQLException {
        return DriverManager.getConnection("jdbc:dbeaver:libsql:http://" + host, "turso", token);
    }

    /** Without tokens for one look, which end by themselves. */
    @Override
    public List<String> things() throws IOException {
        List<String> things = new ArrayList<>();
        turso.state().lines().forEach(line -> things.add("turso " + line.replaceAll(" short-lived=\\d+", "")));
        things.addAll(tokens.things());
        return things;
    }

    @Override
    public List<String> values(String database) throws IOException {
        for (JsonNode each : client.get("/databases").path("databases")) {
            Optional<JsonNode> held = tokens.find(each.path("DbId").asText());
            if (each.path("Name").asText().equals(database) && held.isPresent()) {
                return List.of(
                        each.path("Hostname").asText(),
                        held.get().path("token").asText(),
                        held.get().path("expires").asText());
            }
        }
        return List.of();
    }

    @Override
    public Optional<HttpWatch> watch() {
        return Optional.of(watch);
    }

    @Override
    public void close() {
        turso.close();
    }
}

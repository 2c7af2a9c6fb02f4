package dev.forkstack.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import dev.forkstack.emulator.planetscale.PlanetScaleEmulator;
import dev.forkstack.emulator.planetscale.PlanetScaleOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The emulated PlanetScale in this JVM, over MariaDB or the local PostgreSQL server of a stand, and the logins that a user
 * holds of it. Branches are restored from a backup, since those without have no rows to look at. For one thread.
 */
final class PlanetScaleCloud implements Databases {

    /** Longer than a first look takes, so that every run has the same waits. */
    private static final Duration READY = Duration.ofMillis(150);

    private final PlanetScaleEmulator service;
    private final Runnable end;
    private final HttpWatch watch;
    private final ServiceClient client;
    private final HeldFiles logins;
    private final Login production;

    /** What opens one branch. */
    private record Login(String jdbcUrl, String user, String password) {}

    private PlanetScaleCloud(PlanetScaleOptions options, Runnable end, Path home) throws IOException {
        this.service = PlanetScaleEmulator.start(options.withReadyAfter(READY));
        this.end = end;
        this.watch = new HttpWatch(service.traffic());
        this.client = ServiceClient.of(
                service.api()
                        .resolve("/v1/organizations/" + service.organization() + "/databases/" + service.database()),
                service.token());
        this.logins = new HeldFiles(home.resolve("planetscale"), service.organization());
        this.production = login();
    }

    static PlanetScaleCloud vitess(Path home) throws IOException {
        MariaDbServer server = MariaDbServer.start();
        return new PlanetScaleCloud(PlanetScaleOptions.vitess(server), server::close, home);
    }

    static PlanetScaleCloud postgres(Admin admin, Path home) throws IOException {
        return new PlanetScaleCloud(PlanetScaleOptions.postgres(admin.access()), () -> {}, home);
    }

    private Login login() throws IOException {
        if (client.get("").path("kind").asText().equals("mysql")) {
            JsonNode made = client.post("/branches/main/passwords", "{\"name\":\"harness\",\"role\":\"admin\"}");
            return new Login(
                    "jdbc:mysql://" + made.path("access_host_url").asText() + "/" + service.database(),
                    made.path("username").asText(),
                    made.path("plain_text").asText());
        }
        JsonNode made =
                client.post("/branches/main/roles", "{\"name\":\"harness\",\"inherited_roles\":[\"postgres\"]}");
        return new Login(
                "jdbc:postgresql://" + made.path("access_host_url").asText() + "/"
                        + made.path("database_name").asText(),
                made.path("username").asText(),
                made.path("password").asText());
    }

    @Override
    public String configuration() {
        return "[database]\nprovider = \"planetscale\"\norganization = \"" + service.organization()
                + "\"\ndatabase = \"" + service.database() + "\"\ndata = \"backup\"\napi = \"" + service.api() + "\"\n";
    }

    @Override
    public Map<String, String> variables() {
        String[] token = service.token().split(":", 2);
        return Map.of("PLANETSCALE_SERVICE_TOKEN_ID", token[0], "PLANETSCALE_SERVICE_TOKEN", token[1]);
    }

    @Override
    public Connection source() throws SQLException {
        return DriverManager.getConnection(production.jdbcUrl(), production.user(), production.password());
    }

    @Override
    public void filled() throws IOException {
        client.post("/branches/main/backups", "{}");
        while (client.get("/branches/main/backups?state=success").path("data").isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** A login that is there twice was not revoked when another took its place. */
    @Override
    public List<String> things() throws IOException {
        List<String> things = new ArrayList<>(logins.things());
        service.state()
                .lines()
                .map(line -> "planetscale " + line)
                .forEach(line -> things.add(things.contains(line) ? "leftover, a second " + line : line));
        return things;
    }

    @Override
    public List<String> values(String database) throws IOException {
        for (JsonNode branch : client.get("/branches?per_page=100").path("data")) {
            Optional<JsonNode> held = logins.find(branch.path("id").asText());
            if (branch.path("name").asText().equals(database) && held.isPresent()) {
                return List.of(
                        held.get().path("user").asText(),
                        held.get().path("password").asText(),
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
        service.close();
        end.run();
    }
}

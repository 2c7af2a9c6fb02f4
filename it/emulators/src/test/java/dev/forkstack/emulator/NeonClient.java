package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** What a test asks of the emulator, over HTTP and JDBC. Thread-safe. */
final class NeonClient {

    private final NeonEmulator emulator;
    private final JsonClient api;

    NeonClient(NeonEmulator emulator) {
        this.emulator = emulator;
        this.api = new JsonClient(emulator.api());
    }

    /** Below the project. */
    JsonClient.Reply call(String method, String path, String body) throws Exception {
        return send(method, "/projects/" + emulator.projectId() + path, body, emulator.apiKey());
    }

    JsonClient.Reply send(String method, String path, String body, String key) throws Exception {
        return api.send(method, path, body, "Bearer " + key);
    }

    JsonClient.Reply control(String path, String body) throws Exception {
        return new JsonClient(emulator.api().resolve("/_emulator/")).send("POST", path, body, "");
    }

    String state() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(emulator.api().resolve("/_emulator/state"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** With a compute, and usable. @return the branch's id */
    String branch(String fields) throws Exception {
        JsonClient.Reply reply =
                call("POST", "/branches", "{\"branch\":{" + fields + "},\"endpoints\":[{\"type\":\"read_write\"}]}");
        if (reply.status() != 201) {
            throw new AssertionError(reply.whole().body());
        }
        await();
        return reply.json().at("/branch/id").asText();
    }

    /** Until no operation of the project runs. */
    void await() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (call("GET", "/operations?limit=20", "").whole().body().matches(".*\"(running|scheduling)\".*")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("operations do not end");
            }
            Thread.sleep(5);
        }
    }

    String uri(String branchId) throws Exception {
        return call("GET", "/connection_uri?database_name=shop&role_name=shop_owner&branch_id=" + branchId, "")
                .json()
                .path("uri")
                .asText();
    }

    String defaultUri() throws Exception {
        return call("GET", "/connection_uri?database_name=shop&role_name=shop_owner", "")
                .json()
                .path("uri")
                .asText();
    }

    String defaultBranch() throws Exception {
        for (JsonNode branch : call("GET", "/branches", "").json().path("branches")) {
            if (branch.path("default").asBoolean()) {
                return branch.path("id").asText();
            }
        }
        throw new AssertionError("no default branch");
    }

    String host(String branchId) throws Exception {
        JsonNode json = call("GET", "/branches/" + branchId + "/endpoints", "").json();
        return json.at("/endpoints/0/host").asText();
    }

    String password(String branchId) throws Exception {
        return call("GET", "/branches/" + branchId + "/roles/shop_owner/reveal_password", "")
                .json()
                .path("password")
                .asText();
    }

    /** Each statement in turn; the first value of the last one's rows, if it has any. */
    static String sql(String uri, String... statements) throws SQLException {
        return Sql.sql(connect(uri), statements);
    }

    static Connection connect(String uri) throws SQLException {
        URI parsed = URI.create(uri);
        String[] user = parsed.getUserInfo().split(":", 2);
        Properties properties = new Properties();
        properties.setProperty("user", user[0]);
        properties.setProperty("password", user[1]);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + parsed.getAuthority().replaceFirst(".*@", "") + parsed.getRawPath() + "?"
                        + parsed.getRawQuery(),
                properties);
    }
}

package dev.forkstack.emulator.planetscale;

import static dev.forkstack.emulator.Sql.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** What a test asks of the emulator, over HTTP and JDBC. Thread-safe. */
final class PlanetScaleClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final PlanetScaleEmulator emulator;

    PlanetScaleClient(PlanetScaleEmulator emulator) {
        this.emulator = emulator;
    }

    record Reply(int status, JsonNode json) {

        String text(String field) {
            return json.path(field).asText();
        }
    }

    /** Below the first database. */
    Reply call(String method, String path, String body) throws Exception {
        return send(method, "/organizations/acme/databases/shop" + path, body, emulator.token());
    }

    Reply get(String path) throws Exception {
        return call("GET", path, "");
    }

    Reply send(String method, String path, String body, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.api() + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(reply.statusCode(), Json.MAPPER.readTree(reply.body()));
    }

    /** Ready. @param more further fields, with a comma before them */
    JsonNode branch(String name, String more) throws Exception {
        Reply made = call("POST", "/branches", "{\"name\":\"" + name + "\"" + more + "}");
        if (made.status() != 201) {
            throw new AssertionError(made.toString());
        }
        return await("/branches/" + name, "ready", "true").json();
    }

    /** Successful. @return its id */
    String backup(String branch) throws Exception {
        String path = "/branches/" + branch + "/backups";
        String id = call("POST", path, "{\"name\":\"nightly\"}").text("id");
        await(path + "/" + id, "state", "success");
        return id;
    }

    Reply await(String path, String field, String value) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            Reply reply = get(path);
            if (reply.status() == 200 && reply.text(field).equals(value)) {
                return reply;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(reply.toString());
            }
            Thread.sleep(5);
        }
    }

    /** @param more further fields, with a comma before them */
    JsonNode password(String branch, String role, String more) throws Exception {
        String body = "{\"name\":\"p\",\"role\":\"" + role + "\"" + more + "}";
        return call("POST", "/branches/" + branch + "/passwords", body).json();
    }

    /** @param more further fields, with a comma before them */
    JsonNode role(String branch, String inherited, String more) throws Exception {
        String body = "{\"name\":\"r\",\"inherited_roles\":[\"" + inherited + "\"]" + more + "}";
        return call("POST", "/branches/" + branch + "/roles", body).json();
    }

    /** By MariaDB's driver. @param password as it was issued */
    static Connection mariadb(JsonNode password, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://" + password.path("access_host_url").asText() + "/" + database,
                password.path("username").asText(),
                password.path("plain_text").asText());
    }

    /** By MySQL's driver. @param password as it was issued */
    static Connection mysql(JsonNode password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://" + password.path("access_host_url").asText() + "/shop",
                password.path("username").asText(),
                password.path("plain_text").asText());
    }

    /** @param role as it was issued */
    static Connection postgres(JsonNode role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + role.path("access_host_url").asText() + "/"
                        + role.path("database_name").asText(),
                role.path("username").asText(),
                role.path("password").asText());
    }

    /** As somebody who may do everything in a branch of kind mysql. */
    String admin(String branch, String... statements) throws Exception {
        return sql(mariadb(password(branch, "admin", ""), "shop"), statements);
    }

    /** As somebody with the owner's rights in a branch of kind postgresql. */
    String owner(String branch, String... statements) throws Exception {
        return sql(postgres(role(branch, "postgres", "")), statements);
    }
}

package dev.forkstack.emulator.planetscale;

import static dev.forkstack.emulator.Sql.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.JsonClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** What a test asks of the emulator, over HTTP and JDBC. Thread-safe. */
final class PlanetScaleClient {

    private final PlanetScaleEmulator emulator;
    private final JsonClient api;

    PlanetScaleClient(PlanetScaleEmulator emulator) {
        this.emulator = emulator;
        this.api = new JsonClient(emulator.api());
    }

    /** Below the first database. */
    JsonClient.Reply call(String method, String path, String body) throws Exception {
        return send(method, "/organizations/acme/databases/shop" + path, body, emulator.token());
    }

    JsonClient.Reply get(String path) throws Exception {
        return call("GET", path, "");
    }

    JsonClient.Reply send(String method, String path, String body, String authorization) throws Exception {
        return api.send(method, path, body, authorization);
    }

    /** Ready. @param more further fields, with a comma before them */
    JsonNode branch(String name, String more) throws Exception {
        JsonClient.Reply made = call("POST", "/branches", "{\"name\":\"" + name + "\"" + more + "}");
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

    JsonClient.Reply await(String path, String field, String value) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            JsonClient.Reply reply = get(path);
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

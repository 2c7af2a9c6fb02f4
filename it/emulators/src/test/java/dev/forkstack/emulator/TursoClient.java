package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a test asks of the emulator, over HTTP. Thread-safe. */
final class TursoClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TursoEmulator emulator;

    TursoClient(TursoEmulator emulator) {
        this.emulator = emulator;
    }

    record Reply(int status, String body) {

        JsonNode json() throws Exception {
            return Json.MAPPER.readTree(body);
        }

        /** The first value of the first row of a pipeline's first statement. */
        String value() throws Exception {
            return json().at("/results/0/response/result/rows/0/0/value").asText();
        }
    }

    Reply send(String method, String uri, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(answer.statusCode(), answer.body());
    }

    /** Below the organization, as its owner. */
    Reply api(String method, String path, String body) throws Exception {
        String uri = emulator.api() + "/v1/organizations/" + emulator.organization() + path;
        return send(method, uri, body, emulator.token());
    }

    Reply control(String path, String body) throws Exception {
        return send("POST", emulator.api() + "/_emulator/" + path, body, "");
    }

    /** Below the host of a database. */
    Reply data(String database, String method, String path, String body, String token) throws Exception {
        return send(method, "http://" + host(database) + path, body, token);
    }

    Reply create(String name) throws Exception {
        return create(name, "");
    }

    /** @param more further fields, with a comma before them */
    Reply create(String name, String more) throws Exception {
        return api("POST", "/databases", "{\"name\":\"" + name + "\",\"group\":\"default\"" + more + "}");
    }

    Reply branch(String name, String source) throws Exception {
        return create(name, ",\"seed\":{\"type\":\"database\",\"name\":\"" + source + "\"}");
    }

    JsonNode database(String name) throws Exception {
        return api("GET", "/databases/" + name, "").json().path("database");
    }

    String host(String database) throws Exception {
        return database(database).path("Hostname").asText();
    }

    String token(String database) throws Exception {
        return token(database, "expiration=1h");
    }

    String token(String database, String query) throws Exception {
        Reply issued = api("POST", "/databases/" + database + "/auth/tokens?" + query, "");
        return issued.json().path("jwt").asText();
    }

    /** One statement without a transaction. */
    Reply sql(String database, String token, String sql) throws Exception {
        return data(database, "POST", "/v2/pipeline", pipeline(sql), token);
    }

    /** Each statement as the owner; the first value of the last one. */
    String run(String database, String... statements) throws Exception {
        String token = token(database);
        String value = "";
        for (String sql : statements) {
            Reply reply = sql(database, token, sql);
            assertThat(reply.body()).as(sql).contains("\"type\":\"ok\"");
            value = reply.value();
        }
        return value;
    }

    /** Until it serves. */
    void await(String database) throws Exception {
        String token = token(database);
        long end = System.nanoTime() + 10_000_000_000L;
        while (sql(database, token, "SELECT 1").status() != 200) {
            assertThat(System.nanoTime()).as(database).isLessThan(end);
        }
    }

    static String pipeline(String sql) {
        ObjectNode body = Json.object();
        ObjectNode execute = body.putArray("requests").addObject().put("type", "execute");
        execute.putObject("stmt").put("sql", sql);
        return body.toString();
    }
}

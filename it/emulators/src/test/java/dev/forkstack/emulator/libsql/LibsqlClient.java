package dev.forkstack.emulator.libsql;

import dev.forkstack.emulator.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a test asks of the emulator: status and body as one text. It writes each request itself, because Java's own client
 * lets nobody choose the host. Thread-safe.
 */
record LibsqlClient(LibsqlEmulator server) {

    /** Below a namespace of the admin API, as who has the key. */
    String admin(String method, String path, String json) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Host", "admin", "Authorization", "basic " + server.key()));
        if (!json.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return send(server.admin(), method, "/v1/namespaces/" + path, headers, json);
    }

    String raw(String method, String path, String body, String authorization) throws IOException {
        Map<String, String> headers = Map.of("Host", "admin", "Authorization", authorization);
        return send(server.admin(), method, "/v1/namespaces/" + path, headers, body);
    }

    /** One statement, chosen by the host. */
    String sql(String namespace, String sql) throws IOException {
        return data("/v2/pipeline", Map.of("Host", namespace + ".localhost"), sql);
    }

    String sql(String namespace, String sql, String token) throws IOException {
        Map<String, String> headers = Map.of("Host", namespace + ".localhost", "Authorization", "Bearer " + token);
        return data("/v2/pipeline", headers, sql);
    }

    String data(String path, Map<String, String> headers, String sql) throws IOException {
        var body = Json.object();
        var requests = body.putArray("requests");
        requests.addObject().put("type", "execute").putObject("stmt").put("sql", sql);
        requests.addObject().put("type", "close");
        return send(URI.create("http://127.0.0.1:" + server.dataPort()), "POST", path, headers, body.toString());
    }

    private static String send(URI at, String method, String path, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(
                method + " " + path + " HTTP/1.1\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket(InetAddress.getByName(at.getHost()), at.getPort())) {
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1] + " " + answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}

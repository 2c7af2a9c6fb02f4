package dev.forkstack.provider.neon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Stands between the provider and the service, and changes what is asked or answered: a Neon that does what the emulated
 * one does not. Thread-safe.
 */
final class Between implements AutoCloseable {

    /** An answer in the service's place. */
    record Answer(int status, String body) {}

    /** Decides about an answer. */
    @FunctionalInterface
    interface Rule {
        Optional<Answer> instead(String method, String path, String answered);
    }

    private final URI service;
    private final UnaryOperator<String> query;
    private final Rule rule;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param query what becomes of the query of a request */
    Between(URI service, UnaryOperator<String> query, Rule rule) throws IOException {
        this.service = service;
        this.query = query;
        this.rule = rule;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "between");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::pass);
        server.start();
    }

    static Between asking(URI service, UnaryOperator<String> query) throws IOException {
        return new Between(service, query, (method, path, answered) -> Optional.empty());
    }

    static Between answering(URI service, Rule rule) throws IOException {
        return new Between(service, query -> query, rule);
    }

    String api() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + service.getPath();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI asked = exchange.getRequestURI();
            String rest = Optional.ofNullable(asked.getRawQuery())
                    .map(query)
                    .map(text -> "?" + text)
                    .orElse("");
            HttpRequest request = HttpRequest.newBuilder(service.resolve(asked.getRawPath() + rest))
                    .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                    .header("Content-Type", "application/json")
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Answer answer = rule.instead(exchange.getRequestMethod(), asked.getPath(), response.body())
                    .orElse(new Answer(response.statusCode(), response.body()));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.forkstack.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts an answer on the wire, whole or in one of the ways that go wrong. One exchange, one thread. */
final class Wire {

    private static final int GIANT = 64 << 20;
    private static final int ENDLESS = 200 << 20;
    private static final long ENDLESS_NANOS = 60_000_000_000L;
    private static final String HTML = "<!DOCTYPE html><html><body><h1>Bad gateway, good status</h1></body></html>";

    private final HttpExchange exchange;
    private final URI stray;

    /** @param stray where redirects lead to */
    Wire(HttpExchange exchange, URI stray) {
        this.exchange = exchange;
        this.stray = stray;
    }

    void send(Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean isEmpty =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
        if (!isEmpty) {
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    /** What a client reads as status. */
    int status(Fault.Kind kind, Answer answer) {
        return switch (kind) {
            case DROPPED_BEFORE_EFFECT, DROPPED_AFTER_EFFECT -> 0;
            case NOT_JSON -> 200;
            default -> kind.status() == 0 ? answer.status() : kind.status();
        };
    }

    void send(Fault.Kind kind, Answer answer) throws IOException {
        switch (kind) {
            case DROPPED_BEFORE_EFFECT, DROPPED_AFTER_EFFECT -> exchange.close();
            case CUT_ANSWER -> cut(answer);
            case FIELDS_MISSING -> send(Answer.json(answer.status(), Json.hollow(Json.MAPPER.readTree(answer.body()))));
            case NOT_JSON -> send(Answer.text(200, "text/html", HTML));
            case REDIRECT_TO_OTHER_HOST ->
                send(Answer.empty(307)
                        .with("Location", stray + exchange.getRequestURI().toString()));
            case GIANT_ANSWER -> giant();
            case ENDLESS_ANSWER -> endless();
            default -> send(answer);
        }
    }

    private void cut(Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        // An empty answer has nothing to cut: it promises a body instead.
        exchange.sendResponseHeaders(answer.body().length == 0 ? 200 : answer.status(), answer.body().length + 64L);
        exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void giant() throws IOException {
        byte[] head = "{\"padding\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
        exchange.sendResponseHeaders(200, GIANT);
        OutputStream body = exchange.getResponseBody();
        body.write(head);
        for (int left = GIANT - head.length - tail.length; left > 0; ) {
            byte[] block = block(Math.min(left, 1 << 16));
            body.write(block);
            left -= block.length;
        }
        body.write(tail);
        exchange.close();
    }

    private void endless() throws IOException {
        exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write("{\"padding\":\"".getBytes(StandardCharsets.UTF_8));
        long end = System.nanoTime() + ENDLESS_NANOS;
        byte[] block = block(1 << 12);
        for (int sent = 0; sent < ENDLESS && System.nanoTime() < end; sent += block.length) {
            body.write(block);
            body.flush();
        }
        throw new IOException("An endless answer was given up.");
    }

    private static byte[] block(int size) {
        byte[] block = new byte[size];
        Arrays.fill(block, (byte) 'x');
        return block;
    }
}

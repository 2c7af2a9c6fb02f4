package dev.forkstack.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** The other host that a redirect leads to; whoever comes took credentials with them, and is written down. Thread-safe. */
public final class StrayListener implements AutoCloseable {

    private final HttpServer http;

    private StrayListener(HttpServer http) {
        this.http = http;
    }

    public static StrayListener start(Traffic traffic) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        http.createContext("/", exchange -> answer(exchange, traffic));
        http.start();
        return new StrayListener(http);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private static void answer(HttpExchange exchange, Traffic traffic) throws IOException {
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        traffic.recordStray(new Call(exchange.getRequestMethod(), uri.getRawPath(), query, 404));
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }
}

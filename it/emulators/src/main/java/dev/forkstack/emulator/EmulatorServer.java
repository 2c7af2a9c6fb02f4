package dev.forkstack.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP on 127.0.0.1 in front of one {@link Service}: counts, fails on request, checks against the specification. Thread-safe. */
public final class EmulatorServer implements AutoCloseable {

    static {
        // Without it every small answer on a kept connection waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // A test opens a client for every step; beyond 200 idle connections the server would close those in use as
        // well.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
    }

    private final Service service;
    private final Traffic traffic;
    private final SpecCheck specs;
    private final Control control;
    private final StrayListener stray;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(EmulatorServer::thread);

    private EmulatorServer(int port, Service service, Traffic traffic) throws IOException {
        this.service = service;
        this.traffic = traffic;
        this.specs = SpecCheck.of(service, traffic);
        this.control = new Control(service::state, service::control, traffic);
        this.stray = StrayListener.start(traffic);
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    }

    /** @param port 0 for a free one */
    public static EmulatorServer start(int port, Service service, Traffic traffic) {
        try {
            EmulatorServer server = new EmulatorServer(port, service, traffic);
            server.http.setExecutor(server.threads);
            server.http.createContext("/", server::serve);
            server.http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("No emulator on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
        }
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        stray.close();
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) {
        Wire wire = new Wire(exchange, stray.uri());
        try {
            Request request = read(exchange);
            if (request.path().startsWith(Control.PREFIX)) {
                wire.send(control.answer(request));
                return;
            }
            String path = service.trafficPrefix() + request.path();
            Round.play(traffic, request.method(), path, request.query(), path, round(request, wire, exchange));
        } catch (RuntimeException e) {
            // Not the caller's fault: whoever wrote the test has to see it.
            traffic.recordViolation("The emulator failed: " + e);
            exchange.close();
        } catch (IOException | InterruptedException e) {
            // The emulator is closed, the client has gone, or an answer was cut on purpose: nobody is left to tell.
            exchange.close();
        }
    }

    private Round<Answer> round(Request request, Wire wire, HttpExchange exchange) {
        return new Round<>() {
            @Override
            public Answer handle(Optional<Fault.Kind> fault) {
                return handled(fault.map(request::with).orElse(request), fault);
            }

            @Override
            public Answer fail(Fault.Kind kind) {
                return failed(request, kind);
            }

            @Override
            public int status(Optional<Fault.Kind> fault, Answer answer) {
                return fault.map(kind -> wire.status(kind, answer)).orElse(answer.status());
            }

            @Override
            public void send(Optional<Fault.Kind> fault, Answer answer) throws IOException {
                if (fault.isPresent()) {
                    wire.send(fault.get(), answer);
                } else {
                    wire.send(answer);
                }
            }

            @Override
            public void drop() {
                exchange.close();
            }
        };
    }

    private Answer handled(Request request, Optional<Fault.Kind> fault) {
        Optional<Routes.Match> route = service.routes().match(request.method(), request.path());
        Request complete = route.map(match -> request.with(match.variables())).orElse(request);
        Answer answer = service.finish(complete, routed(complete, route));
        if (route.map(Routes.Match::isSpecified).orElse(true)) {
            specs.check(complete, answer);
        }
        return switch (fault.orElse(Fault.Kind.SLOW_READY)) {
            case ERROR_500_AFTER_EFFECT -> failed(complete, Fault.Kind.ERROR_500_AFTER_EFFECT);
            case INDISCREET_500 -> service.finish(complete, service.refuse(complete, indiscreet(complete, answer)));
            default -> answer;
        };
    }

    private Answer routed(Request request, Optional<Routes.Match> route) {
        try {
            service.authorize(request);
            return route.orElseThrow(() -> new Refusal(404, "", "this route does not exist"))
                    .handler()
                    .answer(request);
        } catch (Refusal refusal) {
            return service.refuse(request, refusal);
        } catch (Exception e) {
            // What the emulator itself gets wrong has to be seen by whoever wrote the test.
            e.printStackTrace();
            traffic.recordViolation("The emulator failed at " + request + ": " + e);
            return service.refuse(request, new Refusal(500, "", "the emulator failed: " + e.getMessage()));
        }
    }

    private Answer failed(Request request, Fault.Kind kind) {
        Answer answer = service.refuse(request, new Refusal(kind.status(), "", "fault " + kind.name()));
        return service.finish(
                request, kind == Fault.Kind.THROTTLED_429_RETRY_AFTER ? answer.with("Retry-After", "1") : answer);
    }

    private static Refusal indiscreet(Request request, Answer answer) {
        return new Refusal(
                500,
                "",
                "failed: Authorization: " + request.header("authorization").orElse("") + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new Request(
                exchange.getRequestMethod(), uri.getRawPath(), query, headers, body, Map.of(), Optional.empty());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "emulator");
        thread.setDaemon(true);
        return thread;
    }
}

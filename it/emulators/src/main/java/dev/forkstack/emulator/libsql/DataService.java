package dev.forkstack.emulator.libsql;

import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Handler;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import dev.forkstack.emulator.Service;
import java.util.Optional;
import java.util.Set;

/** The databases: Hrana over HTTP, the older protocol of one {@code POST /}, and {@code /dev/NAMESPACE/}. Thread-safe. */
final class DataService implements Service {

    private static final Set<String> OPEN = Set.of("/health", "/version", "/v2", "/v3");

    private final Namespaces namespaces;
    private final Permission permission;
    private final Routes routes = new Routes();

    DataService(Namespaces namespaces, Optional<String> jwtKey) {
        this.namespaces = namespaces;
        this.permission = new Permission(namespaces, jwtKey);
        Answer greeting = Answer.text(200, "text/plain", "Hello, this is HTTP API v2 (Hrana over HTTP)");
        routes.addUnspecified("GET", "/health", request -> Answer.empty(200));
        routes.addUnspecified("GET", "/version", request -> Answer.text(200, "text/plain", "sqld emulator"));
        routes.addUnspecified("GET", "/v2", request -> greeting);
        routes.addUnspecified("GET", "/v3", request -> greeting);
        Handler pipeline = request -> pipeline(NamespaceChoice.of(request), request);
        Handler chosen = request -> pipeline(request.variable("namespace"), request);
        for (String version : Set.of("/v2/pipeline", "/v3/pipeline")) {
            routes.addUnspecified("POST", version, pipeline);
            routes.addUnspecified("POST", "/dev/{namespace}" + version, chosen);
        }
        routes.addUnspecified("POST", "/", request -> {
            String namespace = NamespaceChoice.of(request);
            return namespaces.streams(namespace).legacy(request.json(), permission.isReadOnly(namespace, request));
        });
    }

    private Answer pipeline(String namespace, Request request) throws java.sql.SQLException {
        boolean isReadOnly = permission.isReadOnly(namespace, request);
        return namespaces.streams(namespace).pipeline(request.json(), isReadOnly);
    }

    @Override
    public Routes routes() {
        return routes;
    }

    /** So that a fault can be given to the databases alone. */
    @Override
    public String trafficPrefix() {
        return "/@";
    }

    @Override
    public void authorize(Request request) {
        if (!OPEN.contains(request.path())) {
            NamespaceChoice.of(request);
        }
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
        return Answer.json(refusal.status(), Json.object().put("error", refusal.getMessage()));
    }

    @Override
    public String state() {
        return namespaces.state();
    }
}

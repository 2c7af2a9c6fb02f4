package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import dev.forkstack.emulator.Service;

/** The admin API. It has no list of namespaces. Thread-safe. */
final class AdminService implements Service {

    private static final String ONE = "/v1/namespaces/{namespace}";

    private final Namespaces namespaces;
    private final String key;
    private final Routes routes = new Routes();

    AdminService(Namespaces namespaces, String key) {
        this.namespaces = namespaces;
        this.key = key;
        Answer done = Answer.empty(200);
        routes.addUnspecified("GET", "/", request -> Answer.text(200, "text/plain", "Welcome to the sqld admin API"));
        routes.addUnspecified("GET", "/v1/diagnostics", request -> Answer.json(200, Json.array()));
        routes.addUnspecified("GET", ONE + "/config", request -> Answer.json(200, namespaces.config(name(request))));
        routes.addUnspecified("POST", ONE + "/config", request -> {
            NamespaceConfig.change(namespaces.config(name(request)), json(request));
            return done;
        });
        routes.addUnspecified("POST", ONE + "/create", request -> {
            namespaces.create(name(request), NamespaceConfig.of(json(request)));
            return done;
        });
        routes.addUnspecified("POST", ONE + "/fork/{to}", request -> {
            if (request.body().length > 0 && json(request).hasNonNull("timestamp")) {
                namespaces.config(name(request));
                throw new Refusal(500, "", "backup service not configured");
            }
            namespaces.fork(name(request), request.variable("to"));
            return done;
        });
        routes.addUnspecified("DELETE", ONE, request -> {
            namespaces.delete(name(request));
            return done;
        });
        routes.addUnspecified("POST", ONE + "/checkpoint", request -> done);
        routes.addUnspecified("GET", ONE + "/stats", request -> {
            namespaces.config(name(request));
            return Answer.json(200, Json.object().put("rows_read_count", 0).put("storage_bytes_used", 0));
        });
    }

    @Override
    public Routes routes() {
        return routes;
    }

    /** The key itself, under a scheme whose real meaning is another. A no has no body. */
    @Override
    public void authorize(Request request) {
        String[] words = request.header("authorization").orElse("").strip().split("\\s+");
        if (words.length < 2 || !words[0].equalsIgnoreCase("basic") || !words[1].equals(key)) {
            throw new Refusal(401, "", "");
        }
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
        return refusal.getMessage().isEmpty()
                ? Answer.empty(refusal.status())
                : Answer.json(refusal.status(), Json.object().put("error", refusal.getMessage()));
    }

    @Override
    public String state() {
        return namespaces.state();
    }

    private static String name(Request request) {
        return request.variable("namespace");
    }

    /** @throws Refusal 415 for what does not say that it is JSON */
    private static JsonNode json(Request request) {
        if (request.header("content-type")
                .filter(type -> type.startsWith(Answer.JSON))
                .isEmpty()) {
            throw new Refusal(415, "", "Expected request with `Content-Type: application/json`");
        }
        return request.json();
    }
}

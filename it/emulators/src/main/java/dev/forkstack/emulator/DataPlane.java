package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The host of one database: Hrana over HTTP, and the older protocol of one {@code POST /}. Thread-safe.
 *
 * <p>The real hosts have names and speak HTTPS; here each database has a port of its own on 127.0.0.1.
 */
final class DataPlane implements Service {

    private static final Set<String> OPEN = Set.of("/health", "/version", "/v2", "/v3");

    private final TursoDatabase database;
    private final DatabaseTokens tokens;
    private final Supplier<String> state;
    private final Routes routes = new Routes();

    DataPlane(TursoDatabase database, DatabaseTokens tokens, Supplier<String> state) {
        this.database = database;
        this.tokens = tokens;
        this.state = state;
        Handler pipeline = request -> database.streams().pipeline(request.json(), isReadOnly(request));
        Answer greeting = Answer.text(200, "text/plain", "Hrana over HTTP");
        routes.addUnspecified("GET", "/health", request -> Answer.empty(200));
        routes.addUnspecified("GET", "/version", request -> Answer.text(200, "text/plain", "emulator"));
        routes.addUnspecified("GET", "/v2", request -> greeting);
        routes.addUnspecified("GET", "/v3", request -> greeting);
        routes.addUnspecified("POST", "/v2/pipeline", pipeline);
        routes.addUnspecified("POST", "/v3/pipeline", pipeline);
        routes.addUnspecified("POST", "/", request -> database.streams().legacy(request.json(), isReadOnly(request)));
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public String trafficPrefix() {
        return "/@" + database.name();
    }

    @Override
    public void authorize(Request request) {
        database.readiness().meet(database.name(), request.path().equals("/health"));
        if (!OPEN.contains(request.path())) {
            isReadOnly(request);
        }
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
        ObjectNode error = Json.object().put("error", refusal.getMessage());
        return Answer.json(refusal.status(), refusal.code().isEmpty() ? error : error.put("code", refusal.code()));
    }

    @Override
    public String state() {
        return state.get();
    }

    private boolean isReadOnly(Request request) {
        String token = request.bearer()
                .orElseThrow(() ->
                        new Refusal(401, "AUTH_JWT_MISSING", "Authentication is required but no JWT was specified"));
        boolean isReader = tokens.check(token, database.id(), database.group().id());
        return isReader || database.configuration().blocksWrites();
    }
}

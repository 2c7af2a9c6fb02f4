package dev.forkstack.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Neon's API v2, without the wire. Thread-safe. */
final class NeonService implements Service, AutoCloseable {

    static final String BASE = "/api/v2";

    private final String apiKey = "napi_" + Secrets.letters(40);
    private final NeonWorld world;
    private final NeonHistory history;
    private final NeonRemoval removal;
    private final Routes routes = new Routes();

    /** @throws IllegalStateException if the PostgreSQL server cannot be used */
    NeonService(NeonOptions options) {
        world = NeonWorld.of(options);
        world.data().check();
        history = new NeonHistory(world);
        NeonRoles roles = new NeonRoles(world);
        NeonDatabases databases = new NeonDatabases(world);
        NeonEndpoints endpoints = new NeonEndpoints(world);
        removal = new NeonRemoval(world, endpoints, history);
        NeonBranching branching = new NeonBranching(world, endpoints, history);
        new NeonProjects(world, roles, databases, endpoints, removal).addTo(routes);
        new NeonBranches(world, branching, removal, new NeonRestore(world, history)).addTo(routes);
        new NeonAccount(options).addTo(routes);
        roles.addTo(routes);
        databases.addTo(routes);
        endpoints.addTo(routes);
    }

    String apiKey() {
        return apiKey;
    }

    boolean isBusy(String projectId) {
        return world.operations().isBusy(projectId);
    }

    @Override
    public String provider() {
        return "neon";
    }

    @Override
    public String basePath() {
        return BASE;
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public void authorize(Request request) {
        if (!request.bearer().equals(Optional.of(apiKey))) {
            throw new Refusal(401, "", "authentication required");
        }
        sweep();
    }

    /** Neon API v2 reference, GeneralError. */
    @Override
    public Answer refuse(Request request, Refusal refusal) {
        return Answer.json(
                refusal.status(),
                Json.object()
                        .put("request_id", requestId(request))
                        .put("code", refusal.code())
                        .put("message", refusal.getMessage()));
    }

    @Override
    public Answer finish(Request request, Answer answer) {
        return answer.with("X-Request-ID", requestId(request));
    }

    @Override
    public void control(Routes control) {
        control.add("POST", Control.PREFIX + "clock", request -> {
            advance(Duration.parse(request.json().path("advance").asText()));
            return Answer.json(200, Json.object().put("now", world.clock().now().toString()));
        });
        control.add("POST", Control.PREFIX + "snapshot", request -> {
            String branchId = request.json().path("branch_id").asText();
            return Answer.json(200, Json.object().put("at", snapshot(branchId).toString()));
        });
    }

    void advance(Duration duration) {
        world.clock().advance(duration);
        sweep();
    }

    Instant snapshot(String branchId) {
        try {
            return history.snapshot(branchId);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("PostgreSQL kept no copy: " + e.getMessage(), e);
        }
    }

    @Override
    public String state() {
        sweep();
        return new NeonStateText(world.state()).text();
    }

    @Override
    public void close() {
        world.state().endpoints.values().forEach(endpoint -> endpoint.gate().close());
        try {
            world.data().close();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("Not all was removed from PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void sweep() {
        try {
            removal.sweep();
        } catch (Exception e) {
            throw new IllegalStateException("An expired branch could not be removed: " + e.getMessage(), e);
        }
    }

    /** The caller's own, if it sent one. The answer and its header have to have the same, so it follows from the request. */
    private static String requestId(Request request) {
        return request.header("x-request-id")
                .orElseGet(() -> new UUID(System.identityHashCode(request.headers()), 0x4000_8000L).toString());
    }
}

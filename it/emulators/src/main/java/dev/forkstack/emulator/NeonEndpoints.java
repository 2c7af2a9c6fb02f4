package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.gate.TcpGate;
import dev.forkstack.emulator.postgres.PostgresProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The calls about computes. Thread-safe. */
final class NeonEndpoints {

    /** For how long a compute that met {@link Fault.Kind#READY_THAT_IS_NOT} drops connections. */
    static final Duration NOT_READY = Duration.ofSeconds(2);

    private static final String ALL = "/api/v2/projects/{project_id}/endpoints";
    private static final String ONE = ALL + "/{endpoint_id}";

    private final NeonWorld world;

    NeonEndpoints(NeonWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("GET", ALL, request -> Answer.json(200, list(ofProject(request.variable("project_id")))));
        routes.add(
                "GET",
                "/api/v2/projects/{project_id}/branches/{branch_id}/endpoints",
                request -> Answer.json(200, list(world.state().endpointsOf(world.branch(request)))));
        routes.add("POST", ALL, request -> world.write(request, () -> create(request)));
        routes.add(
                "GET",
                ONE,
                request ->
                        Answer.json(200, Json.object("endpoint", find(request).json())));
        routes.add("PATCH", ONE, request -> world.write(request, () -> update(request)));
        routes.add("DELETE", ONE, request -> world.write(request, () -> delete(request)));
        routes.add(
                "POST", ONE + "/start", request -> world.write(request, () -> idle(request, false, "start_compute")));
        routes.add(
                "POST",
                ONE + "/suspend",
                request -> world.write(request, () -> idle(request, true, "suspend_compute")));
        routes.add(
                "POST",
                ONE + "/restart",
                request -> world.write(request, () -> {
                    find(request).gate().endConnections();
                    return idle(request, false, "start_compute");
                }));
    }

    /** @param starting the operation that names the compute; until it is finished no connection gets through */
    NeonEndpoint start(NeonBranch branch, JsonNode wanted, NeonOperation starting, Request request) {
        String id = starting.endpointId().orElseThrow();
        TcpGate gate = new TcpGate();
        long usableFrom = System.nanoTime() + (request.meets(Fault.Kind.READY_THAT_IS_NOT) ? NOT_READY.toNanos() : 0);
        NeonEndpoint endpoint = new NeonEndpoint(
                id,
                branch.id(),
                branch.projectId(),
                type(wanted),
                limits(wanted, new NeonEndpoint.Limits(0.25, 0.25, 0)),
                gate,
                starting,
                usableFrom,
                new AtomicBoolean(),
                world.clock().now());
        world.state().endpoints.put(id, endpoint);
        gate.open(new PostgresProtocol(world.options().server(), new NeonNames(world, id)));
        return endpoint;
    }

    void remove(NeonEndpoint endpoint) {
        world.state().endpoints.remove(endpoint.id());
        endpoint.gate().close();
    }

    static String type(JsonNode wanted) {
        String type = wanted.path("type").asText();
        if (!type.equals("read_write") && !type.equals("read_only")) {
            throw new Refusal(400, "", "endpoint type is neither read_write nor read_only");
        }
        return type;
    }

    static ObjectNode list(List<NeonEndpoint> endpoints) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("endpoints");
        endpoints.forEach(endpoint -> list.add(endpoint.json()));
        return json;
    }

    private Answer create(Request request) {
        JsonNode wanted = request.json().path("endpoint");
        NeonBranch branch = world.state()
                .branch(request.variable("project_id"), wanted.path("branch_id").asText());
        boolean hasWriter = world.state().endpointsOf(branch).stream()
                .anyMatch(each -> each.type().equals("read_write"));
        if (type(wanted).equals("read_write") && hasWriter) {
            throw new Refusal(409, "", "read_write endpoint already exists for the branch");
        }
        List<NeonOperation> operations =
                begin(request, branch.id(), NeonOperations.Step.of("start_compute", NeonId.next("ep-")));
        return answer(201, start(branch, wanted, operations.get(0), request), operations);
    }

    private Answer update(Request request) {
        NeonEndpoint before = find(request);
        NeonEndpoint after = before.with(limits(request.json().path("endpoint"), before.limits()));
        world.state().endpoints.put(after.id(), after);
        return answer(200, after, begin(request, after.branchId(), NeonOperations.Step.of("apply_config", after.id())));
    }

    private Answer delete(Request request) {
        NeonEndpoint endpoint = world.state().endpoints.get(request.variable("endpoint_id"));
        if (endpoint == null || !endpoint.projectId().equals(request.variable("project_id"))) {
            return Answer.empty(204);
        }
        remove(endpoint);
        return answer(
                200,
                endpoint,
                begin(request, endpoint.branchId(), NeonOperations.Step.of("suspend_compute", endpoint.id())));
    }

    private Answer idle(Request request, boolean isIdle, String action) {
        NeonEndpoint endpoint = find(request);
        endpoint.isIdle().set(isIdle);
        if (isIdle) {
            endpoint.gate().endConnections();
        }
        return answer(
                200, endpoint, begin(request, endpoint.branchId(), NeonOperations.Step.of(action, endpoint.id())));
    }

    private List<NeonOperation> begin(Request request, String branchId, NeonOperations.Step step) {
        return world.operations().begin(request, request.variable("project_id"), Optional.of(branchId), List.of(step));
    }

    private NeonEndpoint find(Request request) {
        return world.state().endpoint(request.variable("project_id"), request.variable("endpoint_id"));
    }

    private List<NeonEndpoint> ofProject(String projectId) {
        world.state().project(projectId);
        return world.state().endpoints.values().stream()
                .filter(endpoint -> endpoint.projectId().equals(projectId))
                .toList();
    }

    private static Answer answer(int status, NeonEndpoint endpoint, List<NeonOperation> operations) {
        return Answer.json(
                status, Json.object("endpoint", endpoint.json()).set("operations", NeonOperations.json(operations)));
    }

    private static NeonEndpoint.Limits limits(JsonNode wanted, NeonEndpoint.Limits before) {
        double minimum = wanted.path("autoscaling_limit_min_cu").asDouble(before.minimum());
        double maximum = wanted.path("autoscaling_limit_max_cu").asDouble(Math.max(minimum, before.maximum()));
        if (minimum > maximum) {
            throw new Refusal(400, "", "autoscaling_limit_min_cu is greater than autoscaling_limit_max_cu");
        }
        return new NeonEndpoint.Limits(
                minimum, maximum, wanted.path("suspend_timeout_seconds").asLong(before.suspendSeconds()));
    }
}

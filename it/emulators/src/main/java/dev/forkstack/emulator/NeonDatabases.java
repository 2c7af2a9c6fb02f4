package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** The calls about databases. Thread-safe. */
final class NeonDatabases {

    private static final String ALL = "/api/v2/projects/{project_id}/branches/{branch_id}/databases";
    private static final String ONE = ALL + "/{database_name}";

    private final NeonWorld world;
    private final AtomicLong ids = new AtomicLong(834_000);

    NeonDatabases(NeonWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add(
                "GET",
                ALL,
                request -> Answer.json(
                        200, list(world.state().databasesOf(branch(request).id()))));
        routes.add("POST", ALL, request -> alone(request, () -> create(request)));
        routes.add("GET", ONE, request -> {
            ObjectNode json = Json.object();
            json.set("database", find(request).json());
            return Answer.json(200, json);
        });
        routes.add("PATCH", ONE, request -> alone(request, () -> update(request)));
        routes.add("DELETE", ONE, request -> alone(request, () -> delete(request)));
    }

    NeonDatabase create(NeonRole owner, String name) throws SQLException {
        String stored = world.data().createDatabase(owner.base());
        return database(owner.branchId(), name, owner.name(), stored);
    }

    /** @param roles of the branch that gets the copy */
    NeonDatabase copy(NeonDatabase source, String branchId, List<NeonRole> roles) throws SQLException {
        String base = roles.stream()
                .filter(role -> role.name().equals(source.owner()))
                .map(NeonRole::base)
                .findFirst()
                .orElseThrow(() -> new Refusal(500, "", "database " + source.name() + " has no owner"));
        String stored = world.data().copyDatabase(source.stored(), base);
        return database(branchId, source.name(), source.owner(), stored);
    }

    static ObjectNode list(List<NeonDatabase> databases) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("databases");
        databases.forEach(database -> list.add(database.json()));
        return json;
    }

    private NeonDatabase database(String branchId, String name, String owner, String stored) {
        return new NeonDatabase(
                ids.incrementAndGet(),
                branchId,
                name,
                owner,
                stored,
                world.clock().now());
    }

    private Answer create(Request request) throws SQLException {
        NeonBranch branch = branch(request);
        JsonNode wanted = request.json().path("database");
        String name = free(branch, wanted.path("name").asText());
        NeonRole owner =
                world.state().role(branch.id(), wanted.path("owner_name").asText());
        NeonDatabase database = create(owner, name);
        world.state().put(database);
        return answer(201, database, begin(request, branch));
    }

    private Answer update(Request request) throws SQLException {
        NeonBranch branch = branch(request);
        NeonDatabase before = find(request);
        JsonNode wanted = request.json().path("database");
        String name = wanted.path("name").asText(before.name());
        NeonRole owner =
                world.state().role(branch.id(), wanted.path("owner_name").asText(before.owner()));
        if (!name.equals(before.name())) {
            free(branch, name);
        }
        NeonDatabase after =
                new NeonDatabase(before.id(), branch.id(), name, owner.name(), before.stored(), before.created());
        world.data().changeOwner(after.stored(), owner.base());
        world.state().remove(before);
        world.state().put(after);
        return answer(200, after, begin(request, branch));
    }

    private Answer delete(Request request) throws SQLException {
        NeonBranch branch = branch(request);
        Optional<NeonDatabase> database = world.state().databasesOf(branch.id()).stream()
                .filter(each -> each.name().equals(request.variable("database_name")))
                .findFirst();
        if (database.isEmpty()) {
            return Answer.empty(204);
        }
        world.state().remove(database.get());
        world.data().dropDatabase(database.get().stored());
        return answer(200, database.get(), begin(request, branch));
    }

    private String free(NeonBranch branch, String name) {
        if (name.isEmpty() || name.length() > 63) {
            throw new Refusal(400, "", "database name is empty or too long");
        }
        if (world.state().databasesOf(branch.id()).stream()
                .anyMatch(each -> each.name().equals(name))) {
            throw new Refusal(409, "", "database already exists");
        }
        return name;
    }

    private List<NeonOperation> begin(Request request, NeonBranch branch) {
        return world.operations()
                .begin(
                        request,
                        branch.projectId(),
                        Optional.of(branch.id()),
                        List.of(NeonOperations.Step.of("apply_config")));
    }

    private NeonBranch branch(Request request) {
        return world.state().branch(request.variable("project_id"), request.variable("branch_id"));
    }

    private NeonDatabase find(Request request) {
        return world.state().database(branch(request).id(), request.variable("database_name"));
    }

    private Answer alone(Request request, Callable<Answer> write) throws Exception {
        return world.operations().alone(branch(request).projectId(), write);
    }

    private static Answer answer(int status, NeonDatabase database, List<NeonOperation> operations) {
        ObjectNode json = Json.object();
        json.set("database", database.json());
        json.set("operations", NeonOperations.json(operations));
        return Answer.json(status, json);
    }
}

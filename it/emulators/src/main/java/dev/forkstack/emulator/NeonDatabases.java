package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The calls about databases. Thread-safe. */
final class NeonDatabases {

    private static final String ALL = "/api/v2/projects/{project_id}/branches/{branch_id}/databases";
    private static final String ONE = ALL + "/{database_name}";

    private final NeonWorld world;

    NeonDatabases(NeonWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add(
                "GET",
                ALL,
                request -> Answer.json(
                        200,
                        list(world.state().databasesOf(world.branch(request).id()))));
        routes.add("POST", ALL, request -> world.write(request, () -> create(request)));
        routes.add(
                "GET",
                ONE,
                request ->
                        Answer.json(200, Json.object("database", find(request).json())));
        routes.add("PATCH", ONE, request -> world.write(request, () -> update(request)));
        routes.add("DELETE", ONE, request -> world.write(request, () -> delete(request)));
    }

    NeonDatabase create(NeonRole owner, String name) throws SQLException {
        String stored = world.data().createDatabase(owner.base());
        return new NeonDatabase(
                world.nextId(),
                owner.branchId(),
                name,
                owner.name(),
                stored,
                world.clock().now());
    }

    static ObjectNode list(List<NeonDatabase> databases) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("databases");
        databases.forEach(database -> list.add(database.json()));
        return json;
    }

    private Answer create(Request request) throws SQLException {
        NeonBranch branch = world.branch(request);
        JsonNode wanted = request.json().path("database");
        String name = free(branch, wanted.path("name").asText());
        NeonRole owner =
                world.state().role(branch.id(), wanted.path("owner_name").asText());
        NeonDatabase database = create(owner, name);
        world.state().put(database);
        return answer(201, database.json(), world.applyConfig(request, branch));
    }

    private Answer update(Request request) throws SQLException {
        NeonBranch branch = world.branch(request);
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
        return answer(200, after.json(), world.applyConfig(request, branch));
    }

    private Answer delete(Request request) throws SQLException {
        NeonBranch branch = world.branch(request);
        Optional<NeonDatabase> database = world.state().databasesOf(branch.id()).stream()
                .filter(each -> each.name().equals(request.variable("database_name")))
                .findFirst();
        if (database.isEmpty()) {
            return Answer.empty(204);
        }
        world.state().remove(database.get());
        world.data().dropDatabase(database.get().stored());
        return answer(200, database.get().json(), world.applyConfig(request, branch));
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

    private NeonDatabase find(Request request) {
        return world.state().database(world.branch(request).id(), request.variable("database_name"));
    }

    private static Answer answer(int status, ObjectNode json, ArrayNode operations) {
        return Answer.json(status, Json.object("database", json).set("operations", operations));
    }
}

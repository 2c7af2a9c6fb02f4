package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The calls about roles and their passwords. Thread-safe. */
final class NeonRoles {

    private static final String ALL = "/api/v2/projects/{project_id}/branches/{branch_id}/roles";
    private static final String ONE = ALL + "/{role_name}";

    private final NeonWorld world;

    NeonRoles(NeonWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add(
                "GET",
                ALL,
                request -> Answer.json(
                        200, list(world.state().rolesOf(world.branch(request).id()))));
        routes.add("POST", ALL, request -> world.write(request, () -> create(request)));
        routes.add(
                "GET",
                ONE,
                request -> Answer.json(200, Json.object("role", find(request).json())));
        routes.add("DELETE", ONE, request -> world.write(request, () -> delete(request)));
        routes.add(
                "GET",
                ONE + "/reveal_password",
                request -> Answer.json(
                        200, Json.object().put("password", find(request).password())));
        routes.add("POST", ONE + "/reset_password", request -> world.write(request, () -> reset(request)));
    }

    /** A new role, with a lineage of its own. */
    NeonRole create(String branchId, String name) throws SQLException {
        String base = world.data().createBase();
        return create(branchId, name, base, NeonId.password());
    }

    /** The same role in a child, with the parent's password unless the parent is protected (Neon docs, "Protected branches"). */
    NeonRole copy(NeonRole role, NeonBranch parent, String childId) throws SQLException {
        String password = parent.flags().isProtected() ? NeonId.password() : role.password();
        return create(childId, role.name(), role.base(), password);
    }

    static ObjectNode list(List<NeonRole> roles) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("roles");
        roles.forEach(role -> list.add(role.json()));
        return json;
    }

    private NeonRole create(String branchId, String name, String base, String password) throws SQLException {
        String login = world.data().createLogin(base, password);
        return new NeonRole(branchId, name, base, login, password, world.clock().now());
    }

    private Answer create(Request request) throws SQLException {
        NeonBranch branch = world.branch(request);
        String name = request.json().path("role").path("name").asText();
        if (name.isEmpty() || name.length() > 63) {
            throw new Refusal(400, "", "role name is empty or too long");
        }
        if (world.state().rolesOf(branch.id()).stream()
                .anyMatch(role -> role.name().equals(name))) {
            throw new Refusal(409, "", "role already exists");
        }
        NeonRole role = create(branch.id(), name);
        world.state().put(role);
        return answer(201, role.jsonWithPassword(), world.applyConfig(request, branch));
    }

    private Answer delete(Request request) throws SQLException {
        NeonBranch branch = world.branch(request);
        Optional<NeonRole> role = world.state().rolesOf(branch.id()).stream()
                .filter(each -> each.name().equals(request.variable("role_name")))
                .findFirst();
        if (role.isEmpty()) {
            return Answer.empty(204);
        }
        if (world.state().databasesOf(branch.id()).stream()
                .anyMatch(each -> each.owner().equals(role.get().name()))) {
            throw new Refusal(422, "", "role owns a database");
        }
        world.state().remove(role.get());
        world.data().dropLogin(role.get().login());
        return answer(200, role.get().json(), world.applyConfig(request, branch));
    }

    private Answer reset(Request request) throws SQLException {
        NeonRole role = find(request).with(NeonId.password());
        world.data().setPassword(role.login(), role.password());
        world.state().put(role);
        world.state()
                .endpointsOf(world.branch(request))
                .forEach(each -> each.gate().endConnections());
        return answer(200, role.jsonWithPassword(), world.applyConfig(request, world.branch(request)));
    }

    private NeonRole find(Request request) {
        return world.state().role(world.branch(request).id(), request.variable("role_name"));
    }

    private static Answer answer(int status, ObjectNode json, ArrayNode operations) {
        return Answer.json(status, Json.object("role", json).set("operations", operations));
    }
}

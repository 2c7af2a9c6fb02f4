package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The calls about groups. Thread-safe. */
final class GroupRoutes {

    private static final String ONE = "/groups/{groupName}";

    private final TursoAccount account;

    GroupRoutes(TursoAccount account) {
        this.account = account;
    }

    void addTo(OrganizationRoutes routes) {
        routes.add("GET", "/groups", this::list)
                .add("POST", "/groups", this::create)
                .add("GET", ONE, request -> one(group(request)))
                .add("DELETE", ONE, request -> one(account.deleteGroup(request.variable("groupName"))))
                .add("GET", ONE + "/configuration", this::configuration)
                .add("PATCH", ONE + "/configuration", this::configure);
    }

    private Answer list(Request request) {
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("groups");
        account.groups().all().forEach(group -> groups.add(group.json()));
        return Answer.json(200, answer);
    }

    private Answer create(Request request) {
        JsonNode body = request.json();
        return one(account.groups().create(required(body, "name"), required(body, "location")));
    }

    private Answer configuration(Request request) {
        return Answer.json(200, group(request).configuration().json());
    }

    private Answer configure(Request request) {
        group(request).configuration().patch(request.json());
        return configuration(request);
    }

    private TursoGroup group(Request request) {
        return account.groups().get(request.variable("groupName"));
    }

    private static String required(JsonNode body, String name) {
        return DatabaseRequest.field(body, name)
                .orElseThrow(() -> new Refusal(400, "", "group " + name + " is required"));
    }

    private static Answer one(TursoGroup group) {
        ObjectNode answer = Json.object();
        answer.set("group", group.json());
        return Answer.json(200, answer);
    }
}

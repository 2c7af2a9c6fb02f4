package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls about projects, their operations and connection URIs. Thread-safe. */
final class NeonProjects {

    private static final String ALL = "/api/v2/projects";
    private static final String ONE = ALL + "/{project_id}";

    private final NeonWorld world;
    private final NeonRoles roles;
    private final NeonDatabases databases;
    private final NeonEndpoints endpoints;
    private final NeonRemoval removal;

    NeonProjects(
            NeonWorld world, NeonRoles roles, NeonDatabases databases, NeonEndpoints endpoints, NeonRemoval removal) {
        this.world = world;
        this.roles = roles;
        this.databases = databases;
        this.endpoints = endpoints;
        this.removal = removal;
    }

    void addTo(Routes routes) {
        routes.add("GET", ALL, this::list);
        routes.add("POST", ALL, this::create);
        // Neon's command line asks for it beside the list; nobody shares anything with anybody here.
        routes.addUnspecified("GET", ALL + "/shared", request -> {
            ObjectNode json = Json.object();
            json.putArray("projects");
            return Answer.json(200, json);
        });
        routes.add("GET", ONE, request -> project(200, find(request)));
        routes.add("PATCH", ONE, this::update);
        routes.add("DELETE", ONE, this::delete);
        routes.add("GET", ONE + "/operations", this::operations);
        routes.add("GET", ONE + "/operations/{operation_id}", this::operation);
        routes.add("GET", ONE + "/connection_uri", this::connectionUri);
    }

    /** The cursor is there on every page that has anything, the last one too (Neon API v2 reference, "List projects"). */
    private Answer list(Request request) {
        String search = request.parameter("search").orElse("");
        List<NeonProject> found = world.state().projects.values().stream()
                .filter(project ->
                        project.name().contains(search) || project.id().contains(search))
                .toList();
        Page<NeonProject> page = Page.of(found, NeonProject::id, false, request, 10, 400);
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("projects");
        page.items().forEach(project -> list.add(project.listed()));
        page.next().ifPresent(next -> json.putObject("pagination").put("cursor", next));
        json.putObject("applications");
        json.putObject("integrations");
        return Answer.json(200, json);
    }

    private Answer create(Request request) throws SQLException {
        JsonNode wanted = request.json().path("project");
        Instant now = world.clock().now();
        String id = NeonId.nextProject();
        NeonProject project = new NeonProject(
                id,
                wanted.path("name").asText(id),
                Duration.ofSeconds(wanted.path("history_retention_seconds").asLong(86_400)),
                now);
        JsonNode first = wanted.path("branch");
        Map<String, String> annotation = new LinkedHashMap<>();
        first.path("annotations")
                .properties()
                .forEach(each -> annotation.put(each.getKey(), each.getValue().asText()));
        // The console names it "production"; a project that the API makes has "main".
        NeonBranch branch = new NeonBranch(
                NeonId.next("br-"),
                id,
                Optional.empty(),
                first.path("name").asText("main"),
                new NeonBranch.Origin(NeonBranchRequest.DATA, Optional.empty()),
                new NeonBranch.Flags(true, false, Optional.empty()),
                annotation,
                now,
                now);
        String database = first.path("database_name").asText("neondb");
        NeonRole owner = roles.create(branch.id(), first.path("role_name").asText(database + "_owner"));
        NeonDatabase data = databases.create(owner, database);
        world.state().projects.put(id, project);
        world.state().branches.put(branch.id(), branch);
        world.state().put(owner);
        world.state().put(data);
        List<NeonOperation> begun = world.operations()
                .begin(
                        request,
                        id,
                        Optional.of(branch.id()),
                        List.of(
                                NeonOperations.Step.of("create_timeline"),
                                NeonOperations.Step.of("start_compute", NeonId.next("ep-"))));
        NeonEndpoint endpoint = endpoints.start(branch, Json.object().put("type", "read_write"), begun.get(1), request);
        ObjectNode json = Json.object();
        json.set("project", project.json());
        json.putArray("connection_uris").add(NeonConnection.details(endpoint, owner, data));
        json.putArray("roles").add(owner.jsonWithPassword());
        json.setAll(NeonDatabases.list(List.of(data)));
        json.set("operations", NeonOperations.json(begun));
        json.set("branch", branch.json());
        json.setAll(NeonEndpoints.list(List.of(endpoint)));
        return Answer.json(201, json);
    }

    private Answer update(Request request) throws Exception {
        return world.operations().alone(find(request).id(), () -> {
            NeonProject before = find(request);
            JsonNode wanted = request.json().path("project");
            long history = wanted.path("history_retention_seconds")
                    .asLong(before.history().toSeconds());
            NeonProject after = new NeonProject(
                    before.id(),
                    wanted.path("name").asText(before.name()),
                    Duration.ofSeconds(history),
                    before.created());
            world.state().projects.put(after.id(), after);
            return project(200, after);
        });
    }

    private Answer delete(Request request) throws Exception {
        return world.operations().alone(find(request).id(), () -> {
            NeonProject project = find(request);
            world.state().projects.remove(project.id());
            for (NeonBranch branch : world.state().branchesOf(project.id())) {
                removal.remove(branch);
            }
            return project(200, project);
        });
    }

    private Answer operations(Request request) {
        List<NeonOperation> all = world.operations().of(find(request).id());
        Page<NeonOperation> page =
                Page.of(all, each -> String.format("%020d", each.ends()) + each.id(), true, request, 100, 1000);
        ObjectNode json = Json.object();
        json.set("operations", NeonOperations.json(page.items()));
        page.next().ifPresent(next -> json.putObject("pagination").put("cursor", next));
        return Answer.json(200, json);
    }

    private Answer operation(Request request) {
        ObjectNode json = Json.object();
        json.set(
                "operation",
                world.operations()
                        .find(find(request).id(), request.variable("operation_id"))
                        .orElseThrow(() -> new Refusal(404, "", "operation not found"))
                        .json());
        return Answer.json(200, json);
    }

    /** Without {@code branch_id} it is silently the default branch's (observed; Neon API v2 reference says so too). */
    private Answer connectionUri(Request request) {
        String projectId = find(request).id();
        NeonBranch branch = request.parameter("branch_id")
                .map(id -> world.state().branch(projectId, id))
                .orElseGet(() -> world.state().defaultBranch(projectId));
        NeonRole role = world.state().role(branch.id(), required(request, "role_name"));
        NeonDatabase database = world.state().database(branch.id(), required(request, "database_name"));
        NeonEndpoint endpoint = world.state().endpointsOf(branch).stream()
                .filter(each ->
                        each.id().equals(request.parameter("endpoint_id").orElse(each.id())))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "", "endpoint not found"));
        boolean isPooled = request.parameter("pooled").filter("true"::equals).isPresent();
        return Answer.json(200, Json.object().put("uri", NeonConnection.uri(endpoint, role, database, isPooled)));
    }

    private static String required(Request request, String name) {
        return request.parameter(name).orElseThrow(() -> new Refusal(400, "", name + " is missing"));
    }

    private NeonProject find(Request request) {
        return world.state().project(request.variable("project_id"));
    }

    private static Answer project(int status, NeonProject project) {
        ObjectNode json = Json.object();
        json.set("project", project.json());
        return Answer.json(status, json);
    }
}

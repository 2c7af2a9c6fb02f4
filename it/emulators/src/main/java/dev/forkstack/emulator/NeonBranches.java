package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The calls about branches that stand. Thread-safe. */
final class NeonBranches {

    private static final String ALL = "/api/v2/projects/{project_id}/branches";
    private static final String ONE = ALL + "/{branch_id}";

    private final NeonWorld world;
    private final NeonBranching branching;
    private final NeonRemoval removal;
    private final NeonRestore restore;

    NeonBranches(NeonWorld world, NeonBranching branching, NeonRemoval removal, NeonRestore restore) {
        this.world = world;
        this.branching = branching;
        this.removal = removal;
        this.restore = restore;
    }

    void addTo(Routes routes) {
        routes.add("GET", ALL, this::list);
        routes.add(
                "GET",
                ALL + "/count",
                request -> Answer.json(
                        200, Json.object().put("count", searched(request).size())));
        routes.add("POST", ALL, request -> world.write(request, () -> branching.create(request)));
        routes.add("GET", ONE, this::get);
        routes.add("PATCH", ONE, request -> world.write(request, () -> update(request)));
        routes.add("DELETE", ONE, request -> world.write(request, () -> removal.delete(request)));
        routes.add("POST", ONE + "/restore", request -> world.write(request, () -> restore.restore(request)));
        routes.add("POST", ONE + "/set_as_default", request -> world.write(request, () -> makeDefault(request)));
    }

    /** @throws Refusal 409 if a branch has the name */
    static void requireFree(List<NeonBranch> all, String name) {
        if (all.stream().anyMatch(branch -> branch.name().equals(name))) {
            throw new Refusal(409, "BRANCH_ALREADY_EXISTS", "branch with name \"" + name + "\" already exists");
        }
    }

    private Answer list(Request request) {
        String sort = request.parameter("sort_by").orElse("updated_at");
        boolean isDescending = request.parameter("sort_order").orElse("desc").equals("desc");
        Page<NeonBranch> page = Page.of(searched(request), key(sort), isDescending, request, 100, 10_000);
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("branches");
        ObjectNode annotations = json.putObject("annotations");
        page.items().forEach(branch -> {
            list.add(branch.json());
            if (!branch.annotation().isEmpty()) {
                annotations.set(branch.id(), branch.annotationJson());
            }
        });
        ObjectNode pagination = json.putObject("pagination");
        page.next().filter(next -> !page.isLast()).ifPresent(next -> pagination.put("next", next));
        pagination.put("sort_by", sort).put("sort_order", isDescending ? "desc" : "asc");
        return Answer.json(200, json);
    }

    /** The search matches parts of names and ids; Neon API v2 reference, "List branches". */
    private List<NeonBranch> searched(Request request) {
        String projectId = request.variable("project_id");
        world.state().project(projectId);
        String search = request.parameter("search").orElse("");
        return world.state().branchesOf(projectId).stream()
                .filter(branch -> branch.name().contains(search) || branch.id().contains(search))
                .toList();
    }

    private Answer get(Request request) {
        NeonBranch branch = world.branch(request);
        return Answer.json(200, Json.object("branch", branch.json()).set("annotation", branch.annotationJson()));
    }

    private Answer update(Request request) {
        NeonBranch before = world.branch(request);
        JsonNode wanted = request.json().path("branch");
        String name = NeonBranchRequest.checked(wanted.path("name").asText(before.name()));
        if (!name.equals(before.name())) {
            requireFree(world.state().branchesOf(before.projectId()), name);
        }
        Instant now = world.clock().now();
        boolean isProtected = wanted.path("protected").asBoolean(before.flags().isProtected());
        Optional<Instant> expires = wanted.has("expires_at")
                ? NeonBranchRequest.expiry(wanted, now)
                : before.flags().expires();
        boolean cannotExpire = isProtected
                || before.flags().isDefault()
                || !world.state().childrenOf(before).isEmpty();
        if (expires.isPresent() && cannotExpire) {
            throw new Refusal(422, "", "a default, protected or parent branch cannot expire");
        }
        NeonBranch.Flags flags = new NeonBranch.Flags(before.flags().isDefault(), isProtected, expires);
        return changed(before.with(name, flags, now));
    }

    private Answer makeDefault(Request request) {
        NeonBranch next = world.branch(request);
        NeonBranch last = world.state().defaultBranch(next.projectId());
        Instant now = world.clock().now();
        put(last.with(last.name(), new NeonBranch.Flags(false, last.flags().isProtected(), Optional.empty()), now));
        return changed(
                next.with(next.name(), new NeonBranch.Flags(true, next.flags().isProtected(), Optional.empty()), now));
    }

    private Answer changed(NeonBranch branch) {
        put(branch);
        return Answer.json(200, Json.object("branch", branch.json()).set("operations", Json.array()));
    }

    private void put(NeonBranch branch) {
        world.state().branches.put(branch.id(), branch);
    }

    private static Function<NeonBranch, String> key(String sort) {
        return switch (sort) {
            case "name" -> NeonBranch::name;
            case "created_at" -> branch -> sortable(branch.created()) + branch.id();
            case "updated_at" -> branch -> sortable(branch.updated()) + branch.id();
            default -> throw new Refusal(400, "", "unknown sort_by " + sort);
        };
    }

    private static String sortable(Instant instant) {
        return String.format("%012d.%09d ", instant.getEpochSecond(), instant.getNano());
    }
}

package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a branch of a branch. Thread-safe; the caller holds the project's lock. */
final class NeonBranching {

    private final NeonWorld world;
    private final NeonEndpoints endpoints;
    private final NeonHistory history;

    NeonBranching(NeonWorld world, NeonEndpoints endpoints, NeonHistory history) {
        this.world = world;
        this.endpoints = endpoints;
        this.history = history;
    }

    Answer create(Request request) throws SQLException {
        String projectId = request.variable("project_id");
        Instant now = world.clock().now();
        NeonBranchRequest wanted = NeonBranchRequest.of(request.json(), now);
        NeonBranch parent = wanted.parentId().isPresent()
                ? world.state().branch(projectId, wanted.parentId().get())
                : world.state().defaultBranch(projectId);
        check(projectId, wanted, parent);
        List<NeonDatabase> source = history.databases(parent, wanted.origin().at());

        String id = NeonId.next("br-");
        NeonBranch branch = new NeonBranch(
                id,
                projectId,
                wanted.isSchemaOnly() ? Optional.empty() : Optional.of(parent.id()),
                wanted.name().orElse(id),
                wanted.origin(),
                wanted.flags(),
                wanted.annotation(),
                now,
                now);
        NeonCopy copy = NeonCopy.make(world, parent, source, id, wanted.isSchemaOnly());
        copy.stand();
        world.state().branches.put(id, branch);
        return answer(request, branch, wanted, copy);
    }

    private void check(String projectId, NeonBranchRequest wanted, NeonBranch parent) {
        List<NeonBranch> all = world.state().branchesOf(projectId);
        wanted.name().ifPresent(name -> NeonBranches.requireFree(all, name));
        if (all.size() >= world.options().branchLimit()) {
            throw new Refusal(422, "BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
        }
        if (wanted.isSchemaOnly()
                && all.stream().filter(NeonBranch::isRoot).count()
                        >= world.options().rootBranchLimit()) {
            throw new Refusal(422, "ROOT_BRANCHES_LIMIT_EXCEEDED", "root branches limit exceeded");
        }
        if (parent.flags().expires().isPresent()) {
            throw new Refusal(422, "", "cannot create a child of a branch that expires");
        }
    }

    private Answer answer(Request request, NeonBranch branch, NeonBranchRequest wanted, NeonCopy copy) {
        List<NeonOperations.Step> steps = new ArrayList<>();
        steps.add(NeonOperations.Step.of("create_branch"));
        wanted.endpoints().forEach(each -> steps.add(NeonOperations.Step.of("start_compute", NeonId.next("ep-"))));
        List<NeonOperation> begun =
                world.operations().begin(request, branch.projectId(), Optional.of(branch.id()), steps);
        List<NeonEndpoint> started = new ArrayList<>();
        for (int i = 0; i < wanted.endpoints().size(); i++) {
            started.add(endpoints.start(branch, wanted.endpoints().get(i), begun.get(i + 1), request));
        }
        ObjectNode json = Json.object();
        json.set("branch", branch.json());
        json.setAll(NeonEndpoints.list(started));
        json.set("operations", NeonOperations.json(begun));
        json.setAll(NeonRoles.list(copy.roles()));
        json.setAll(NeonDatabases.list(copy.databases()));
        // With several of either the service cannot know which are meant, and leaves the addresses out.
        if (!started.isEmpty() && copy.roles().size() == 1 && copy.databases().size() == 1) {
            json.putArray("connection_uris")
                    .add(NeonConnection.details(
                            started.get(0),
                            copy.roles().get(0),
                            copy.databases().get(0)));
        }
        return Answer.json(201, json);
    }
}

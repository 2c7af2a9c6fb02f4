package dev.forkstack.emulator;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes branches away: on request, and when they are due. Thread-safe. */
final class NeonRemoval {

    private final NeonWorld world;
    private final NeonEndpoints endpoints;
    private final NeonHistory history;

    NeonRemoval(NeonWorld world, NeonEndpoints endpoints, NeonHistory history) {
        this.world = world;
        this.endpoints = endpoints;
        this.history = history;
    }

    /**
     * 204 for a branch that is not there. That default, protected and parent branches are refused is documented, with
     * which code and words is not.
     */
    Answer delete(Request request) throws SQLException {
        String projectId = request.variable("project_id");
        NeonBranch branch = world.state().branches.get(request.variable("branch_id"));
        if (branch == null || !branch.projectId().equals(projectId)) {
            return Answer.empty(204);
        }
        check(branch);
        List<NeonOperations.Step> steps = new ArrayList<>();
        for (NeonEndpoint endpoint : world.state().endpointsOf(branch)) {
            steps.add(NeonOperations.Step.of("suspend_compute", endpoint.id()));
        }
        steps.add(NeonOperations.Step.of("delete_timeline"));
        remove(branch);
        List<NeonOperation> begun = world.operations().begin(request, projectId, Optional.of(branch.id()), steps);
        return Answer.json(200, Json.object("branch", branch.json()).set("operations", NeonOperations.json(begun)));
    }

    /** Without a look at who still needs it. */
    void remove(NeonBranch branch) throws SQLException {
        world.state().branches.remove(branch.id());
        world.state().endpointsOf(branch).forEach(endpoints::remove);
        history.forget(branch);
        NeonCopy.drop(world, world.state().rolesOf(branch.id()), world.state().databasesOf(branch.id()));
    }

    /** Removes what has expired, unless its project is busy; then the next look does. */
    void sweep() throws Exception {
        for (NeonBranch branch : world.state().branches.values()) {
            if (branch.isDue(world.clock().now())) {
                try {
                    world.operations().alone(branch.projectId(), () -> {
                        remove(branch);
                        return null;
                    });
                } catch (Refusal locked) {
                    // It stays until the project is free.
                }
            }
        }
    }

    private void check(NeonBranch branch) {
        if (branch.flags().isDefault()) {
            throw new Refusal(422, "", "cannot delete the project's default branch");
        }
        if (branch.flags().isProtected()) {
            throw new Refusal(422, "", "cannot delete a protected branch");
        }
        List<NeonBranch> children = world.state().childrenOf(branch);
        if (!children.isEmpty()) {
            String names = children.stream().map(NeonBranch::name).sorted().collect(Collectors.joining(", "));
            throw new Refusal(422, "", "cannot delete a branch that has children: " + names);
        }
    }
}

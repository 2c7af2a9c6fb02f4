package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** What the handlers of all calls share. Thread-safe. */
record NeonWorld(
        NeonOptions options,
        MovableClock clock,
        NeonState state,
        NeonData data,
        NeonOperations operations,
        AtomicLong databaseIds) {

    static NeonWorld of(NeonOptions options) {
        MovableClock clock = new MovableClock();
        return new NeonWorld(
                options,
                clock,
                new NeonState(),
                new NeonData(options),
                new NeonOperations(clock, options.operationTime()),
                new AtomicLong(834_000));
    }

    /** For the next database. */
    long nextId() {
        return databaseIds.incrementAndGet();
    }

    /** A call that changes something below a project. @throws Refusal 404 without the project, 423 while it is busy */
    Answer write(Request request, Callable<Answer> change) throws Exception {
        String projectId = state.project(request.variable("project_id")).id();
        return operations.alone(projectId, change);
    }

    /** The branch that a path names. @throws Refusal 404 if there is none */
    NeonBranch branch(Request request) {
        return state.branch(request.variable("project_id"), request.variable("branch_id"));
    }

    /** What changes in a branch is brought to its computes. */
    ArrayNode applyConfig(Request request, NeonBranch branch) {
        return NeonOperations.json(operations.begin(
                request,
                branch.projectId(),
                Optional.of(branch.id()),
                List.of(NeonOperations.Step.of("apply_config"))));
    }
}

package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a branch the data of another one, or of its own past; its computes keep their addresses. Thread-safe.
 *
 * <p>Other than Neon: {@code preserve_under_name} and {@code source_lsn} are refused.
 */
final class NeonRestore {

    private final NeonWorld world;
    private final NeonHistory history;

    NeonRestore(NeonWorld world, NeonHistory history) {
        this.world = world;
        this.history = history;
    }

    /** Neon API v2 reference, "Restore branch". */
    Answer restore(Request request) throws SQLException {
        NeonBranch branch = world.branch(request);
        JsonNode wanted = request.json();
        NeonBranch source = world.state()
                .branch(branch.projectId(), wanted.path("source_branch_id").asText());
        Optional<Instant> at = NeonTime.read(wanted, "source_timestamp");
        check(branch, source, wanted, at);
        NeonCopy copy = NeonCopy.make(world, source, history.databases(source, at), branch.id(), false);
        NeonCopy.drop(world, world.state().rolesOf(branch.id()), world.state().databasesOf(branch.id()));
        copy.stand();

        List<NeonOperations.Step> steps = new ArrayList<>(List.of(NeonOperations.Step.of("create_timeline")));
        for (NeonEndpoint endpoint : world.state().endpointsOf(branch)) {
            endpoint.gate().endConnections();
            steps.add(NeonOperations.Step.of("start_compute", endpoint.id()));
        }
        List<NeonOperation> begun =
                world.operations().begin(request, branch.projectId(), Optional.of(branch.id()), steps);
        return Answer.json(200, Json.object("branch", branch.json()).set("operations", NeonOperations.json(begun)));
    }

    private void check(NeonBranch branch, NeonBranch source, JsonNode wanted, Optional<Instant> at) {
        if (wanted.has("preserve_under_name") || wanted.has("source_lsn")) {
            throw new Refusal(400, "", "the emulator knows neither preserve_under_name nor source_lsn");
        }
        if (branch.id().equals(source.id()) && at.isEmpty()) {
            throw new Refusal(400, "", "source_timestamp is missing");
        }
        if (!world.state().childrenOf(branch).isEmpty()) {
            throw new Refusal(422, "", "preserve_under_name is required for a branch that has children");
        }
    }
}

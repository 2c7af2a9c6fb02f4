package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the service does in the background; its status follows from the time. Immutable.
 *
 * @param begins as {@link System#nanoTime}
 * @param ends as {@link System#nanoTime}
 */
record NeonOperation(
        String id,
        String projectId,
        Optional<String> branchId,
        Optional<String> endpointId,
        String action,
        Instant created,
        long begins,
        long ends) {

    boolean isFinished() {
        return System.nanoTime() - ends >= 0;
    }

    private String status() {
        if (isFinished()) {
            return "finished";
        }
        return System.nanoTime() - begins >= 0 ? "running" : "scheduling";
    }

    /** Neon API v2 reference, Operation. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("project_id", projectId);
        branchId.ifPresent(branch -> json.put("branch_id", branch));
        endpointId.ifPresent(endpoint -> json.put("endpoint_id", endpoint));
        return json.put("action", action)
                .put("status", status())
                .put("failures_count", 0)
                .put("created_at", NeonTime.text(created))
                .put("updated_at", NeonTime.text(created))
                .put("total_duration_ms", Math.max(0, (ends - begins) / 1_000_000));
    }
}

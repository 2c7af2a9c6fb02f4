package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a branch had once. Immutable but for its birth.
 *
 * @param stored the copy's name in the server
 * @param ended how it has ended otherwise than successfully
 * @param isSilent whether it only remembers an instant, and no list has it
 */
record Backup(
        String id,
        String branchId,
        String name,
        String stored,
        Instant created,
        Duration time,
        Birth birth,
        Optional<String> ended,
        boolean isSilent) {

    private static final long SIZE = 1 << 20;

    String state() {
        if (ended.isPresent()) {
            return ended.get();
        }
        return birth.isUsable() ? "success" : birth.isRunning(time) ? "running" : "pending";
    }

    boolean isSuccess() {
        return state().equals("success");
    }

    Backup ended(String state) {
        return new Backup(id, branchId, name, stored, created, time, birth, Optional.of(state), isSilent);
    }

    ObjectNode json(Branch branch) {
        String now = created.toString();
        ObjectNode json = Shapes.reference(id, name, created)
                .put("state", state())
                .put("size", SIZE)
                .put("estimated_storage_cost", 0.01)
                .put("started_at", state().equals("pending") ? null : now)
                .put("completed_at", isSuccess() ? now : null)
                .put("expires_at", created.plus(Duration.ofDays(2)).toString())
                .put("pvc_size", SIZE)
                .put("uncompressed_size", SIZE)
                .put("protected", false)
                .put("required", false);
        json.putArray("restored_branches");
        json.set("actor", Shapes.actor());
        json.set("database_branch", branch.reference());
        json.set("backup_policy", Json.MAPPER.nullNode());
        return json.set("schema_snapshot", Json.MAPPER.nullNode());
    }
}

package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A database of one branch. Immutable.
 *
 * @param stored what it is called in the PostgreSQL server that holds it
 */
record NeonDatabase(long id, String branchId, String name, String owner, String stored, Instant created) {

    /** Neon API v2 reference, Database. */
    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("branch_id", branchId)
                .put("name", name)
                .put("owner_name", owner)
                .put("created_at", NeonTime.text(created))
                .put("updated_at", NeonTime.text(created));
    }
}

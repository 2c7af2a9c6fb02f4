package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A role of one branch. Immutable.
 *
 * @param base the PostgreSQL role that owns what this one and its copies in other branches make
 * @param login the PostgreSQL role of this branch alone, which has the password
 */
record NeonRole(String branchId, String name, String base, String login, String password, Instant created) {

    NeonRole with(String newPassword) {
        return new NeonRole(branchId, name, base, login, newPassword, created);
    }

    /** Without the password; Neon API v2 reference, Role. */
    ObjectNode json() {
        return Json.object()
                .put("branch_id", branchId)
                .put("name", name)
                .put("protected", false)
                .put("created_at", NeonTime.text(created))
                .put("updated_at", NeonTime.text(created));
    }

    ObjectNode jsonWithPassword() {
        return json().put("password", password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "NeonRole " + name + " of " + branchId;
    }
}

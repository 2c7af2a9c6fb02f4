package dev.forkstack.provider.neon;

import dev.forkstack.http.Json;
import dev.forkstack.http.Redaction;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Optional;
import java.util.Set;

/** Something that Neon does in the background. Immutable. */
record Operation(String id, Optional<String> branchId, String action, String status, Optional<String> error) {

    private static final Set<String> WELL = Set.of("finished", "skipped");
    private static final Set<String> BADLY = Set.of("failed", "error", "cancelled");

    static Operation of(Json json) {
        return new Operation(
                json.text("id"),
                json.find("branch_id"),
                json.find("action").orElse("operation"),
                json.text("status"),
                json.find("error"));
    }

    /**
     * A status that nobody knows yet is one that has not ended.
     *
     * @throws ForkStackException {@code REJECTED} with Neon's reason if it has ended badly
     */
    boolean hasEndedWell() {
        if (BADLY.contains(status)) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Neon did not bring " + action + " to its end: it is " + status
                            + error.map(Redaction::of)
                                    .filter(reason -> !reason.isEmpty())
                                    .map(reason -> ", " + reason)
                                    .orElse("")
                            + ".",
                    "Run the command again; it goes on from what stands. If it stays so, Neon's console tells more"
                            + " (operation " + id + ").");
        }
        return WELL.contains(status);
    }

    boolean isUnderWay() {
        return !WELL.contains(status) && !BADLY.contains(status);
    }
}

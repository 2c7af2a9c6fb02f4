package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A branch. Immutable; a changed one takes its place.
 *
 * @param parentId none on a root branch
 * @param at the instant of the parent that was asked for
 * @param annotation stored by the creating call alone; the API has no call to change it
 */
record NeonBranch(
        String id,
        String projectId,
        Optional<String> parentId,
        String name,
        Origin origin,
        Flags flags,
        Map<String, String> annotation,
        Instant created,
        Instant updated) {

    /** @param source {@code parent-data} or {@code schema-only} */
    record Origin(String source, Optional<Instant> at) {}

    record Flags(boolean isDefault, boolean isProtected, Optional<Instant> expires) {}

    NeonBranch with(String newName, Flags newFlags, Instant now) {
        return new NeonBranch(id, projectId, parentId, newName, origin, newFlags, annotation, created, now);
    }

    boolean isRoot() {
        return parentId.isEmpty();
    }

    boolean isDue(Instant now) {
        return flags.expires().filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Neon API v2 reference, Branch. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("project_id", projectId);
        parentId.ifPresent(parent -> json.put("parent_id", parent).put("parent_lsn", "0/1DE2850"));
        origin.at().ifPresent(instant -> json.put("parent_timestamp", NeonTime.text(instant)));
        flags.expires()
                .ifPresent(end -> json.put("expires_at", NeonTime.text(end))
                        .put(
                                "ttl_interval_seconds",
                                Duration.between(created, end).toSeconds()));
        return json.put("name", name)
                .put("current_state", "ready")
                .put("state_changed_at", NeonTime.text(created))
                .put("logical_size", 30_000_000)
                .put("creation_source", "console")
                .put("primary", flags.isDefault())
                .put("default", flags.isDefault())
                .put("protected", flags.isProtected())
                .put("cpu_used_sec", 0)
                .put("compute_time_seconds", 0)
                .put("active_time_seconds", 0)
                .put("written_data_bytes", 0)
                .put("data_transfer_bytes", 0)
                .put("created_at", NeonTime.text(created))
                .put("updated_at", NeonTime.text(updated))
                .put("init_source", origin.source());
    }

    /** Neon API v2 reference, AnnotationData. */
    ObjectNode annotationJson() {
        ObjectNode json = Json.object();
        json.putObject("object").put("type", "console/branch").put("id", id);
        ObjectNode value = json.putObject("value");
        annotation.forEach(value::put);
        return json.put("created_at", NeonTime.text(created)).put("updated_at", NeonTime.text(created));
    }
}

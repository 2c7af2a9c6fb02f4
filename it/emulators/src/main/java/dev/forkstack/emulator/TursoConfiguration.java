package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The settings of a database or a group. Thread-safe. */
final class TursoConfiguration {

    private final ObjectNode settings;

    private TursoConfiguration(ObjectNode settings) {
        this.settings = settings;
    }

    static TursoConfiguration ofDatabase() {
        ObjectNode settings = Json.object()
                .put("size_limit", "0")
                .put("allow_attach", true)
                .put("block_reads", false)
                .put("block_writes", false)
                .put("delete_protection", false);
        settings.putArray("allowed_ips");
        settings.putArray("allowed_aws_vpc_ids");
        return new TursoConfiguration(settings);
    }

    static TursoConfiguration ofGroup() {
        return new TursoConfiguration(Json.object().put("delete_protection", false));
    }

    /** Takes over what is there; a null clears a list and leaves anything else as it was. */
    synchronized void patch(JsonNode changes) {
        changes.properties().forEach(change -> {
            JsonNode old = settings.path(change.getKey());
            if (change.getValue().isNull() && old.isArray()) {
                settings.putArray(change.getKey());
            } else if (change.getValue().getNodeType() == old.getNodeType()) {
                settings.set(change.getKey(), change.getValue());
            }
        });
    }

    synchronized ObjectNode json() {
        return settings.deepCopy();
    }

    boolean isDeleteProtected() {
        return is("delete_protection");
    }

    boolean blocksReads() {
        return is("block_reads");
    }

    boolean blocksWrites() {
        return is("block_writes");
    }

    private synchronized boolean is(String setting) {
        return settings.path(setting).asBoolean();
    }
}

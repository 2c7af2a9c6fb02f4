package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import java.util.List;

/** The fields of a namespace's configuration, as the server answers them. Stateless. */
final class NamespaceConfig {

    private static final List<String> NULLABLE = List.of("block_reason", "heartbeat_url", "jwt_key", "txn_timeout_s");

    private NamespaceConfig() {}

    /** @param wanted as it was sent; fields that nobody knows are left out */
    static ObjectNode of(JsonNode wanted) {
        ObjectNode config = Json.object()
                .put("block_reads", wanted.path("block_reads").asBoolean(false))
                .put("block_writes", wanted.path("block_writes").asBoolean(false))
                .put("max_db_size", wanted.path("max_db_size").asText("1000.0 PB"))
                .put("allow_attach", wanted.path("allow_attach").asBoolean(false))
                .put("durability_mode", wanted.path("durability_mode").asText("relaxed"));
        NULLABLE.forEach(key -> {
            if (wanted.hasNonNull(key)) {
                config.set(key, wanted.get(key));
            } else {
                config.putNull(key);
            }
        });
        return config;
    }
}

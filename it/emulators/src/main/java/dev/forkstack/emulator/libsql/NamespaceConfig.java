package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import java.util.List;

/** The fields of a namespace's configuration, as the server answers them. Stateless. */
final class NamespaceConfig {

    private static final List<String> NULLABLE = List.of("block_reason", "heartbeat_url", "jwt_key", "txn_timeout_s");

    private NamespaceConfig() {}

    /** What the server keeps of a namespace when it is configured anew without it; it forgets all else. */
    private static final List<String> KEPT = List.of("max_db_size", "heartbeat_url", "durability_mode");

    /** @throws Refusal 422 if it does not say what has to be said */
    static void change(ObjectNode config, JsonNode wanted) {
        for (String key : List.of("block_reads", "block_writes")) {
            if (!wanted.hasNonNull(key)) {
                throw new Refusal(
                        422,
                        "",
                        "Failed to deserialize the JSON body into the target type: missing field `" + key + "`");
            }
        }
        ObjectNode changed = of(wanted);
        KEPT.stream().filter(key -> !wanted.hasNonNull(key)).forEach(key -> changed.set(key, config.get(key)));
        config.setAll(changed);
    }

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

package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.PartName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The same variables as a provider knows them, and as a block has them for one of several parts. Immutable. */
record PartVariables(Optional<PartName> part) {

    /** As the provider has them, with the prefix of the part. */
    EnvVars prefixed(EnvVars plain) {
        if (part.isEmpty()) {
            return plain;
        }
        Map<String, String> all = new LinkedHashMap<>();
        plain.asMap().forEach((key, value) -> all.put(variable(key), value));
        return EnvVars.of(all);
    }

    /** What the part itself has of the block, so that no provider takes another part's credentials for its own. */
    EnvVars plain(EnvVars block) {
        if (part.isEmpty()) {
            return block;
        }
        Map<String, String> own = new LinkedHashMap<>();
        String prefix = part.get().variable("");
        block.asMap().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        return EnvVars.of(own);
    }

    /** When credentials end is one fact of the whole block. */
    private String variable(String key) {
        return key.equals(Keys.FORKSTACK_CREDENTIALS_EXPIRE)
                ? key
                : part.orElseThrow().variable(key);
    }
}

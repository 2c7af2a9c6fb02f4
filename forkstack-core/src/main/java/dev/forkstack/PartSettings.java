package dev.forkstack;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.PartName;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says of one database, bucket or directory. Immutable; holds no secret.
 *
 * @param name tells several of one kind apart; absent for the first
 * @param settings the keys of its section, {@code provider} included
 */
public record PartSettings(ResourceKind kind, Optional<PartName> name, Map<String, String> settings) {

    public PartSettings {
        settings = Map.copyOf(settings);
    }

    /** Where the configuration has it: {@code database}, or {@code databases.audit}. */
    public String section() {
        return kind.section(name);
    }
}

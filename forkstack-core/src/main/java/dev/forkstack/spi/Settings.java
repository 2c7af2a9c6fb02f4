package dev.forkstack.spi;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of one provider as the configuration gives them. It remembers what was asked for: what nobody asked for is
 * an unknown key, and what was asked for is what a misspelt one may have meant. Not thread-safe.
 */
public final class Settings {

    private final String section;
    private final Map<String, String> values;
    private final Set<String> asked = new HashSet<>();

    /** @param section for messages, such as {@code database} */
    public Settings(String section, Map<String, String> values) {
        this.section = section;
        this.values = Map.copyOf(values);
    }

    public Optional<String> text(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** For messages: {@code database.seed}. */
    public String path(String key) {
        return section + "." + key;
    }

    /** The keys that were given but never asked for, sorted. */
    public Set<String> unknown() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(asked);
        return unknown;
    }

    /** Every key that was asked for. */
    public Set<String> known() {
        return Set.copyOf(asked);
    }
}

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
    private final String above;
    private final Map<String, String> values;
    private final Set<String> asked;

    /** @param section for messages, such as {@code database} */
    public Settings(String section, Map<String, String> values) {
        this(section, "", Map.copyOf(values), new HashSet<>());
    }

    private Settings(String section, String above, Map<String, String> values, Set<String> asked) {
        this.section = section;
        this.above = above;
        this.values = values;
        this.asked = asked;
    }

    /** Those below a key, such as {@code bucket.source}. What is asked of them is asked of these. */
    public Settings below(String key) {
        return new Settings(section, above + key + ".", values, asked);
    }

    public Optional<String> text(String key) {
        asked.add(above + key);
        return Optional.ofNullable(values.get(above + key));
    }

    /** For messages: {@code database.seed}. */
    public String path(String key) {
        return section + "." + above + key;
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

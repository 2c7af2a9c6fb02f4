package dev.forkstack.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables for an application, in the order in which they are written. Immutable; {@link #toString} has no value. */
public final class EnvVars {

    public static final EnvVars NONE = new EnvVars(Map.of());

    private final Map<String, String> values;

    private EnvVars(Map<String, String> values) {
        this.values = values;
    }

    public static EnvVars of(Map<String, String> values) {
        return new EnvVars(new LinkedHashMap<>(values));
    }

    /** These variables and one more, which replaces one of the same name. */
    public EnvVars with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new EnvVars(more);
    }

    public EnvVars with(String key, Secret value) {
        return with(key, value.reveal());
    }

    /** These variables and all of the others. */
    public EnvVars and(EnvVars others) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new EnvVars(more);
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /** A copy, in order. Holds secrets: for the file and for child processes, not for messages. */
    public Map<String, String> asMap() {
        return new LinkedHashMap<>(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvVars vars && values.equals(vars.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}

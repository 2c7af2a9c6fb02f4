package dev.forkstack.maven;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plugin's {@code <configuration>} as flat keys, the same as forkstack.toml's. */
record PomSettings(
        String project,
        String source,
        List<String> protectedNames,
        Map<String, String> database,
        Map<String, String> bucket) {

    /** Only what the POM sets. */
    Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        put(keys, "project", project);
        put(keys, "source", source);
        put(keys, "protected", protectedNames == null ? null : String.join(",", protectedNames));
        putAll(keys, "database.", database);
        putAll(keys, "bucket.", bucket);
        return keys;
    }

    private static void put(Map<String, String> keys, String key, String value) {
        if (value != null) {
            keys.put(key, value);
        }
    }

    private static void putAll(Map<String, String> keys, String prefix, Map<String, String> section) {
        if (section != null) {
            section.forEach((key, value) -> put(keys, prefix + key, value));
        }
    }
}

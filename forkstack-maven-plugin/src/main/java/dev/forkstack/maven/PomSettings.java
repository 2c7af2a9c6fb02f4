package dev.forkstack.maven;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The plugin's {@code <configuration>} as flat keys, the same as forkstack.toml's.
 *
 * @param single what is written as one value, by its key
 * @param lists what is written as several values, by its key
 * @param sections what has keys of its own, by its key
 */
record PomSettings(
        Map<String, String> single, Map<String, List<String>> lists, Map<String, PlexusConfiguration> sections) {

    /** Only what the POM sets. */
    Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        single.forEach((key, value) -> put(keys, key, value));
        lists.forEach((key, values) -> put(keys, key, values == null ? null : String.join(",", values)));
        sections.forEach((key, section) -> {
            if (section != null) {
                putAll(keys, key, section);
            }
        });
        return keys;
    }

    private static void putAll(Map<String, String> keys, String key, PlexusConfiguration element) {
        String value = element.getValue("").strip();
        if (element.getChildCount() == 0) {
            keys.put(value.isEmpty() ? key + "." : key, value); // an empty section is one that is there
        }
        for (PlexusConfiguration child : element.getChildren()) {
            putAll(keys, key + "." + child.getName(), child);
        }
    }

    private static void put(Map<String, String> keys, String key, String value) {
        if (value != null && !value.isBlank()) {
            keys.put(key, value.strip());
        }
    }
}

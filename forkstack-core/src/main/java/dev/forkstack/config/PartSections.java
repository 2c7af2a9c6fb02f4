package dev.forkstack.config;

import dev.forkstack.PartSettings;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.PartName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sections that say what an environment consists of: {@code [database]}, {@code [bucket]} and {@code [directory]}, and
 * further ones by name, {@code [databases.audit]}.
 */
final class PartSections {

    /** A directory is one: what it holds can be told apart by its own names. */
    private static final Set<ResourceKind> SEVERAL = Set.of(ResourceKind.DATABASE, ResourceKind.BUCKET);

    static final Set<String> ALL = all();

    private PartSections() {}

    /** Whether the key stands in one of the sections; whether it makes sense there, a provider knows. */
    static boolean isKey(String key) {
        String[] words = key.split("\\.");
        int keys = key.endsWith(".") ? 0 : 1; // an empty section is one that is there
        for (ResourceKind kind : ResourceKind.values()) {
            if (words[0].equals(kind.toString())) {
                return words.length >= 1 + keys;
            }
            if (SEVERAL.contains(kind) && words[0].equals(kind.plural())) {
                return words.length >= 2 + keys;
            }
        }
        return false;
    }

    /** A key of this section, for messages. */
    static String example(String section) {
        boolean named = SEVERAL.stream().anyMatch(kind -> kind.plural().equals(section));
        return section + (named ? ".NAME.provider" : ".provider");
    }

    /** The parts of an environment in the order in which people read them. */
    static List<PartSettings> of(Map<String, String> keys, Problems problems) {
        List<PartSettings> parts = new ArrayList<>();
        for (ResourceKind kind : ResourceKind.values()) {
            if (kind != ResourceKind.DIRECTORY || keys.keySet().stream().anyMatch(key -> key.startsWith(kind + "."))) {
                parts.add(new PartSettings(kind, Optional.empty(), below(keys, kind.toString())));
            }
            if (SEVERAL.contains(kind)) {
                further(kind, below(keys, kind.plural()), problems).forEach(parts::add);
            }
        }
        return parts;
    }

    private static List<PartSettings> further(ResourceKind kind, Map<String, String> keys, Problems problems) {
        Set<String> names = new TreeSet<>();
        keys.keySet().stream()
                .filter(key -> key.contains(".")) // what lacks a name is told by whoever checks the keys
                .forEach(key -> names.add(key.substring(0, key.indexOf('.'))));
        List<PartSettings> parts = new ArrayList<>();
        for (String name : names) {
            try {
                parts.add(new PartSettings(kind, Optional.of(new PartName(name)), below(keys, name)));
            } catch (IllegalArgumentException e) {
                problems.add(new ForkStackException(
                        Kind.CONFIGURATION,
                        e.getMessage(),
                        "Rename the section " + kind.plural() + "." + name + ".",
                        e));
            }
        }
        return parts;
    }

    private static Map<String, String> below(Map<String, String> keys, String section) {
        Map<String, String> below = new TreeMap<>();
        keys.forEach((key, value) -> {
            if (key.startsWith(section + ".") && !key.equals(section + ".")) {
                below.put(key.substring(section.length() + 1), value);
            }
        });
        return below;
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (ResourceKind kind : ResourceKind.values()) {
            all.add(kind.toString());
            if (SEVERAL.contains(kind)) {
                all.add(kind.plural());
            }
        }
        return all;
    }
}

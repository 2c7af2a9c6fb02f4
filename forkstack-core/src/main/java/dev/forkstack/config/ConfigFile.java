package dev.forkstack.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code forkstack.toml} as flat keys: {@code [database] seed} is {@code database.seed}; a list is joined by commas. */
public final class ConfigFile {

    private static final List<String> NAMES = List.of("forkstack.toml", ".forkstack.toml");

    private ConfigFile() {}

    /**
     * The keys of the file in this project root; none if there is no file.
     *
     * @throws ForkStackException {@code CONFIGURATION} with line and column if it is no TOML, or if there are two files
     */
    public static Map<String, String> read(Path root) {
        if (files(root).count() > 1) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "There are two configurations: " + String.join(" and ", NAMES) + " in " + root + ".",
                    "Keep one of them.");
        }
        return find(root).map(file -> read(root, file)).orElse(Map.of());
    }

    /** The file of this project root; empty if there is none. */
    static Optional<Path> find(Path root) {
        return files(root).findFirst();
    }

    private static Stream<Path> files(Path root) {
        return NAMES.stream().map(root::resolve).filter(Files::exists);
    }

    private static Map<String, String> read(Path root, Path file) {
        try {
            Map<String, String> keys = new TreeMap<>();
            flatten("", new TomlMapper().readTree(Files.readString(file)), keys);
            return keys;
        } catch (JsonProcessingException e) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    root.relativize(file) + " is not valid TOML at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage(),
                    "Mend that line; the format is explained at https://toml.io.",
                    e);
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.CONFIGURATION, file + " cannot be read: " + e, "Make it readable, as UTF-8 text.", e);
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> keys) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject() && value.isEmpty()) {
                keys.put(key + ".", ""); // that it is there says something: there is a bucket of this name
            } else if (value.isObject()) {
                flatten(key + ".", value, keys);
            } else {
                keys.put(key, value.isArray() ? joined(value) : value.asText());
            }
        });
    }

    private static String joined(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }
}

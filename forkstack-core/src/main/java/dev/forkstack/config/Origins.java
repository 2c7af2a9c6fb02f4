package dev.forkstack.config;

import dev.forkstack.model.Origin;
import dev.forkstack.model.Setting;
import dev.forkstack.state.Masking;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which source each key of the configuration counts from. Immutable. */
record Origins(Path root, Map<String, String> file, Map<String, String> pom, Map<String, String> commandLine) {

    /** Every key that somebody gave, sorted. A URL may have a password in it, though no configuration should. */
    List<Setting> settings() {
        Map<String, Setting> settings = new TreeMap<>();
        if (!file.isEmpty()) {
            ConfigFile.find(root).ifPresent(path -> {
                TomlLines lines = TomlLines.of(path);
                file.forEach((key, value) ->
                        put(settings, key, value, Origin.file(path.getFileName().toString(), lines.line(key))));
            });
        }
        pom.forEach((key, value) -> put(settings, key, value, Origin.pom()));
        commandLine.forEach((key, value) -> {
            if (!ConfigKeys.OF_GOALS.contains(key)) {
                put(settings, key, value, Origin.commandLine(key));
            }
        });
        return List.copyOf(settings.values());
    }

    private static void put(Map<String, Setting> settings, String key, String value, Origin origin) {
        settings.put(key, new Setting(key, Masking.withoutCredentials(value), origin));
    }
}

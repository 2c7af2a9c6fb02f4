package dev.forkstack;

import dev.forkstack.model.Origin;
import dev.forkstack.model.Setting;
import dev.forkstack.workflow.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration as it counts: what was given, and what holds where nothing was. Immutable. */
record EffectiveSettings(List<Setting> given, List<Part> parts) {

    List<Setting> list() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        // An empty section has no value to show; its provider is shown below.
        given.stream()
                .filter(setting -> !setting.key().endsWith("."))
                .forEach(setting -> settings.put(setting.key(), setting));
        for (Part part : parts) {
            add(settings, part.section() + ".provider", part.providerName(), "the default");
        }
        // Each provider has a source of its own as long as nobody names one for all.
        for (Part part : settings.containsKey("source") ? List.<Part>of() : parts) {
            add(
                    settings,
                    "source of " + part.title(),
                    part.defaultSource().value(),
                    "the default of " + part.providerName());
        }
        return List.copyOf(settings.values());
    }

    private static void add(Map<String, Setting> settings, String key, String value, String rule) {
        settings.putIfAbsent(key, new Setting(key, value, Origin.byDefault(rule)));
    }
}

package dev.forkstack.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The groups that there are. Thread-safe. */
final class TursoGroups {

    private final DatabaseTokens tokens;
    private final Map<String, TursoGroup> groups = new TreeMap<>();

    TursoGroups(DatabaseTokens tokens) {
        this.tokens = tokens;
    }

    /** In the order of their names. */
    synchronized List<TursoGroup> all() {
        return List.copyOf(groups.values());
    }

    synchronized Optional<TursoGroup> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** @throws Refusal 404 */
    TursoGroup get(String name) {
        return find(name).orElseThrow(() -> new Refusal(404, "", "could not find group with name " + name));
    }

    /** @throws Refusal 409 if the name is taken */
    synchronized TursoGroup create(String name, String location) {
        if (groups.containsKey(name)) {
            throw new Refusal(409, "", "group with name " + name + " already exists");
        }
        TursoGroup group = new TursoGroup(UUID.randomUUID().toString(), name, location, TursoConfiguration.ofGroup());
        groups.put(name, group);
        tokens.open(group.id());
        return group;
    }

    synchronized void remove(TursoGroup group) {
        groups.remove(group.name());
        tokens.close(group.id());
    }
}

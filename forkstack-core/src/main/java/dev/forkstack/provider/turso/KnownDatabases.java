package dev.forkstack.provider.turso;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the service has said of databases during one command, so that it is not asked twice. What rests on it is proven by the
 * database itself, or asked for once more. Thread-safe.
 */
final class KnownDatabases {

    private final TursoApi api;
    private final Map<String, Database> byId = new ConcurrentHashMap<>();

    KnownDatabases(TursoApi api) {
        this.api = api;
    }

    /** Asks the service, always. */
    Optional<Database> look(String name) {
        Optional<Database> found = api.find(name);
        found.ifPresent(database -> byId.put(database.id(), database));
        return found;
    }

    /** What is known of the very database with this id, or is found out now; another of the same name is not it. */
    Optional<Database> get(String name, String id) {
        return Optional.ofNullable(byId.get(id))
                .or(() -> look(name).filter(database -> database.id().equals(id)));
    }

    /** What is known already. */
    Optional<Database> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws ForkStackException {@code NOT_FOUND} unless the database still has its name and its host */
    void confirm(Database database) {
        look(database.name())
                .filter(now -> now.id().equals(database.id()) && now.hostname().equals(database.hostname()))
                .orElseThrow(() -> removed(database.name()));
    }

    void forget(String id) {
        byId.remove(id);
    }

    static ForkStackException removed(String name) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The Turso database " + name + " was removed meanwhile.",
                "Look what there is (make envs-list), then run the command again.");
    }
}

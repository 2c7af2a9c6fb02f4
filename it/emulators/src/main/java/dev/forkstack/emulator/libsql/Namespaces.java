package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.HranaStreams;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.SqliteFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that stands at the server. Thread-safe: one change at a time. */
final class Namespaces implements AutoCloseable {

    static final String DEFAULT = "default";

    private final Path directory;
    private final TreeMap<String, Namespace> all = new TreeMap<>();
    /** In memory, and known to nobody. */
    private final TreeMap<String, Namespace> halves = new TreeMap<>();

    private boolean isShutDown;

    Namespaces(Path directory) {
        this.directory = directory;
    }

    /** @throws Refusal 400 if it stands already */
    synchronized void create(String name, ObjectNode config) throws SQLException {
        refuseWhenShutDown();
        if (all.containsKey(name)) {
            throw exists(name);
        }
        if (halves.containsKey(name)) {
            all.put(name, halves.remove(name));
            return;
        }
        SqliteFile file = newFile();
        file.open().close();
        put(name, new Namespace(file, config));
    }

    /**
     * A copy of all data and of the configuration, the key of the tokens included. As the server does it: only what is in
     * memory is known to be there, and what stands on the disk alone is destroyed by an attempt that fails.
     *
     * @throws Refusal 404 or 400, and 500 when something was destroyed
     */
    synchronized void fork(String from, String to) throws SQLException {
        refuseWhenShutDown();
        Namespace source = get(from);
        Namespace standing = all.get(to);
        if (halves.containsKey(to) || standing != null && standing.isLoaded()) {
            throw exists(to);
        }
        if (standing != null) {
            all.remove(to).destroy();
            throw new Refusal(500, "", "io error: Directory not empty (os error 39)");
        }
        source.load();
        SqliteFile file = newFile();
        source.file().copyTo(file);
        put(to, new Namespace(file, source.config().deepCopy()));
    }

    /** As it is left when the connection is cut while the server records what it has copied. @throws Refusal as {@link #fork} */
    synchronized void forkInHalf(String from, String to) throws SQLException {
        fork(from, to);
        halves.put(to, all.remove(to));
    }

    /** @throws Refusal 404 */
    synchronized void delete(String name) {
        refuseWhenShutDown();
        get(name).destroy();
        all.remove(name);
    }

    /** Loads it. @throws Refusal 404 */
    synchronized ObjectNode config(String name) {
        refuseWhenShutDown();
        Namespace namespace = get(name);
        namespace.load();
        return namespace.config();
    }

    /** Loads it; the default one is made when it is first asked for. @throws Refusal 404 */
    synchronized HranaStreams streams(String name) {
        refuseWhenShutDown();
        if (name.equals(DEFAULT) && !all.containsKey(DEFAULT)) {
            put(DEFAULT, new Namespace(newFile(), NamespaceConfig.of(Json.object())));
        }
        return get(name).load();
    }

    /** What holds for who asks for this namespace; empty for the server's own rule. @throws Refusal 404 */
    synchronized Optional<String> jwtKey(String name) {
        refuseWhenShutDown();
        return name.equals(DEFAULT) && !all.containsKey(DEFAULT)
                ? Optional.empty()
                : get(name).jwtKey();
    }

    /** @throws Refusal 404 */
    synchronized Path file(String name) {
        return get(name).file().path();
    }

    synchronized void unload() {
        all.values().forEach(Namespace::unload);
    }

    synchronized void shutDown() {
        isShutDown = true;
    }

    /** A line each. The default one says nothing: it comes with the first look. */
    synchronized String state() {
        Stream<String> known =
                all.keySet().stream().filter(name -> !name.equals(DEFAULT)).map(name -> "namespace " + name + "\n");
        Stream<String> unknown = halves.keySet().stream().map(name -> "half made " + name + "\n");
        return Stream.concat(known, unknown).collect(Collectors.joining());
    }

    @Override
    public synchronized void close() {
        all.values().forEach(Namespace::destroy);
        all.clear();
        halves.values().forEach(Namespace::destroy);
        halves.clear();
    }

    private void put(String name, Namespace namespace) {
        namespace.load();
        all.put(name, namespace);
    }

    private Namespace get(String name) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new Refusal(404, "", "Namespace `" + name + "` doesn't exist"));
    }

    private static Refusal exists(String name) {
        return new Refusal(400, "", "Namespace `" + name + "` already exists");
    }

    private void refuseWhenShutDown() {
        if (isShutDown) {
            throw new Refusal(503, "", "Namespace store has shutdown");
        }
    }

    private SqliteFile newFile() {
        return new SqliteFile(directory.resolve(UUID.randomUUID() + ".db"));
    }
}

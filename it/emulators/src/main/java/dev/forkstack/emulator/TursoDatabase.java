package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A database: its file, its snapshots, and the host that serves it. Thread-safe. */
final class TursoDatabase implements AutoCloseable {

    private final String id;
    private final String name;
    private final TursoGroup group;
    private final Optional<Parent> parent;
    private final SqliteFile file;
    private final Readiness readiness;
    private final HranaStreams streams;
    private final TursoConfiguration configuration = TursoConfiguration.ofDatabase();
    private final TreeMap<Instant, SqliteFile> snapshots = new TreeMap<>();
    private volatile EmulatorServer host;

    /** @param file is there already and becomes this database's own */
    TursoDatabase(
            String id, String name, TursoGroup group, Optional<Parent> parent, SqliteFile file, Readiness readiness) {
        this.id = id;
        this.name = name;
        this.group = group;
        this.parent = parent;
        this.file = file;
        this.readiness = readiness;
        this.streams = new HranaStreams(file);
    }

    /** What it was branched from, and when. Stays when that is deleted. */
    record Parent(String id, String name, Instant branchedAt) {}

    /** From now on it has an address. */
    void serve(DatabaseTokens tokens, Traffic traffic, java.util.function.Supplier<String> state) {
        host = EmulatorServer.start(0, new DataPlane(this, tokens, state), traffic);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    TursoGroup group() {
        return group;
    }

    Optional<Parent> parent() {
        return parent;
    }

    TursoConfiguration configuration() {
        return configuration;
    }

    Readiness readiness() {
        return readiness;
    }

    HranaStreams streams() {
        return streams;
    }

    /** {@code 127.0.0.1:PORT} */
    String hostname() {
        return host.uri().getAuthority();
    }

    synchronized void snapshot(Instant now, SqliteFile copy) throws SQLException {
        file.copyTo(copy);
        snapshots.put(now, copy);
    }

    /** Its data now, or as the newest snapshot that is not after the instant has it. @throws Refusal 400 without one */
    synchronized void copyTo(SqliteFile copy, Optional<Instant> at) throws SQLException {
        if (at.isEmpty()) {
            file.copyTo(copy);
            return;
        }
        Map.Entry<Instant, SqliteFile> snapshot = snapshots.floorEntry(at.get());
        if (snapshot == null) {
            throw new Refusal(400, "", "could not find a version of database " + name + " at " + at.get());
        }
        snapshot.getValue().copyTo(copy);
    }

    /** The answer to its creation. */
    ObjectNode created() {
        return Json.object().put("DbId", id).put("Hostname", hostname()).put("Name", name);
    }

    ObjectNode json() {
        ObjectNode json = created()
                .put("block_reads", configuration.blocksReads())
                .put("block_writes", configuration.blocksWrites())
                .put("primaryRegion", group.location())
                .put("group", group.name())
                .put("type", "logical")
                .put("version", "emulator")
                .put("sleeping", false)
                .put("archived", false)
                .put("delete_protection", configuration.isDeleteProtected());
        json.putArray("regions").add(group.location());
        json.putNull("parent");
        parent.ifPresent(from -> json.putObject("parent")
                .put("id", from.id())
                .put("name", from.name())
                .put("branched_at", from.branchedAt().toString()));
        return json;
    }

    @Override
    public synchronized void close() {
        host.close();
        streams.close();
        file.delete();
        snapshots.values().forEach(SqliteFile::delete);
    }
}

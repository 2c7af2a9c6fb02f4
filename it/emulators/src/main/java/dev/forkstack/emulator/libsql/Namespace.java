package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.HranaStreams;
import dev.forkstack.emulator.SqliteFile;
import java.util.Optional;

/** One database of the server, whether it is in memory now, and its configuration. Guarded by {@link Namespaces}. */
final class Namespace {

    private final SqliteFile file;
    private final ObjectNode config;
    private HranaStreams streams;

    Namespace(SqliteFile file, ObjectNode config) {
        this.file = file;
        this.config = config;
    }

    SqliteFile file() {
        return file;
    }

    ObjectNode config() {
        return config;
    }

    /** The key of its own tokens; empty where the server's own rule counts. */
    Optional<String> jwtKey() {
        return Optional.ofNullable(config.get("jwt_key"))
                .filter(node -> !node.isNull())
                .map(node -> node.asText());
    }

    boolean isLoaded() {
        return streams != null;
    }

    HranaStreams load() {
        if (streams == null) {
            streams = new HranaStreams(file);
        }
        return streams;
    }

    void unload() {
        if (streams != null) {
            streams.close();
            streams = null;
        }
    }

    void destroy() {
        unload();
        file.delete();
    }
}

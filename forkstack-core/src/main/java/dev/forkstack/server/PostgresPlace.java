package dev.forkstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where PostgreSQL's programs and data stand. Immutable.
 *
 * @param programs unpacked programs
 * @param cluster the data directory's parent, with the server's log
 */
record PostgresPlace(Path programs, Path cluster) {

    Path data() {
        return cluster.resolve("data");
    }

    Path log() {
        return cluster.resolve("server.log");
    }

    boolean hasData() {
        return Files.isDirectory(data());
    }

    /** Makes the cluster's directory, which belongs to the user that the server runs as. */
    void prepare(OrdinaryUser user) throws IOException {
        Files.createDirectories(cluster);
        user.give(cluster);
    }
}

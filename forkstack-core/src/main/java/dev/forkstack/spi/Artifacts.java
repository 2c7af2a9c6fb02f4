package dev.forkstack.spi;

import java.nio.file.Path;

/** Fetches files from the build tool's own repositories, so that mirrors, proxies and offline work. Thread-safe. */
public interface Artifacts {

    /**
     * Fetches one artifact, or finds it already fetched.
     *
     * @param coordinates {@code groupId:artifactId:version}, of type jar
     * @param sha256 the expected checksum in lower-case hexadecimal
     * @return the local file; read-only for the caller
     * @throws dev.forkstack.model.ForkStackException if it cannot be had, or its checksum differs
     */
    Path fetch(String coordinates, String sha256);
}

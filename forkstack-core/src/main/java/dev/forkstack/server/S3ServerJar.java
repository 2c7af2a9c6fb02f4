package dev.forkstack.server;

import dev.forkstack.spi.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * The program of the S3 server: which one belongs to this build, by coordinates and checksum. Immutable.
 *
 * @param sha256 of the jar, in lower-case hexadecimal
 */
record S3ServerJar(String coordinates, String sha256) {

    private static final String RESOURCE = "forkstack-s3.properties";

    /** As the build wrote it down. */
    static S3ServerJar pinned() {
        Properties properties = new Properties();
        try (var in = S3ServerJar.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing: build forkstack-core with its package phase.");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new S3ServerJar(properties.getProperty("coordinates"), properties.getProperty("sha256"));
    }

    /** A copy of one's own, because a running server must not meet another jar under its feet after a rebuild. */
    Path install(Artifacts artifacts, Path programs) throws IOException {
        Path installed = programs.resolve("forkstack-s3-" + sha256.substring(0, 16) + ".jar");
        if (!Files.exists(installed)) {
            Path fetched = artifacts.fetch(coordinates, sha256);
            Files.createDirectories(programs);
            // One name for all, since the caller holds the server's lock: a left-over is overwritten.
            Path temporary = programs.resolve(".forkstack-s3.tmp");
            Files.copy(fetched, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.move(temporary, installed, StandardCopyOption.ATOMIC_MOVE);
        }
        return installed;
    }
}

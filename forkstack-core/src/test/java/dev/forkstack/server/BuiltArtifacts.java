package dev.forkstack.server;

import dev.forkstack.spi.Artifacts;
import java.nio.file.Path;

/** The artifacts of this build, as it has just made them. */
public final class BuiltArtifacts implements Artifacts {

    @Override
    public Path fetch(String coordinates, String sha256) {
        if (!coordinates.startsWith("dev.forkstack:forkstack-s3:")) {
            throw new AssertionError("This test needs no " + coordinates);
        }
        return Path.of(System.getProperty("forkstack.test.s3.jar"));
    }
}

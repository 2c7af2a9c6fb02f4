package dev.forkstack.testing;

import dev.forkstack.spi.Artifacts;
import java.nio.file.Path;

/** The artifacts that the build has put aside for tests. */
public final class TestArtifacts implements Artifacts {

    @Override
    public Path fetch(String coordinates, String sha256) {
        String[] parts = coordinates.split(":");
        return Path.of(System.getProperty("forkstack.test.artifacts", "target/artifacts"))
                .resolve(parts[1] + "-" + parts[2] + ".jar")
                .toAbsolutePath();
    }
}

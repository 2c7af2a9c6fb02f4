package dev.forkstack.provider.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SqliteDriverIT {

    /** The version is that of the emulators, so that the build has one of it. */
    @Test
    void whatIsPinnedIsWhatTheBuildHas() throws Exception {
        byte[] jar = Files.readAllBytes(new TestArtifacts().fetch(SqliteDriver.COORDINATES, ""));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar)))
                .isEqualTo(SqliteDriver.SHA256);
    }
}

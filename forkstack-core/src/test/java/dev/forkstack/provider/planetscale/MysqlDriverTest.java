package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MysqlDriverTest {

    /** The version is that of the tests' class path, so that the build has one of it. */
    @Test
    void whatIsPinnedIsWhatTheBuildHas() throws Exception {
        byte[] jar = Files.readAllBytes(new TestArtifacts().fetch(MysqlDriver.COORDINATES, ""));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar)))
                .isEqualTo(MysqlDriver.SHA256);
    }

    @Test
    void itIsLoadedApartAndItsThreadEnds() throws Exception {
        ClassLoader loader =
                new MysqlDriver(new TestArtifacts()).load().getClass().getClassLoader();
        assertThat(loader).isNotSameAs(getClass().getClassLoader());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getContextClassLoader() == loader) {
                thread.join(5_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}

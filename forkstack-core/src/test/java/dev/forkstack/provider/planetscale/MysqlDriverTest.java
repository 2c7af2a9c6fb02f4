package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Artifacts;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.FetchesFirst;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

    @Test
    void itIsFetchedBeforehandWithoutAskingWhichKindOfDatabaseItIs() {
        List<String> fetched = new ArrayList<>();
        Artifacts artifacts = (coordinates, sha256) -> {
            fetched.add(coordinates);
            return Path.of("driver.jar");
        };
        ProviderContext context = new ProviderContext(
                new ResourceNames(new ProjectName("app")),
                Path.of("."),
                Path.of("."),
                artifacts,
                Credentials.of(Map.of()),
                new RecordedProgress());
        Settings settings =
                new Settings("database", Map.of("organization", "acme", "database", "shop", "data", "schema"));
        try (ResourceProvider provider = new PlanetScaleFactory().create(settings, context)) {
            ((FetchesFirst) provider).fetch();
        }
        assertThat(fetched).containsExactly(MysqlDriver.COORDINATES);
    }
}

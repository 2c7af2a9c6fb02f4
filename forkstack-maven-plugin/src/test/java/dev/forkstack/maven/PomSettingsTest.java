package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class PomSettingsTest {

    @Test
    void whatThePomLeavesOutIsNoKey() {
        assertThat(new PomSettings(
                                Collections.singletonMap("project", null),
                                Collections.singletonMap("protected", null),
                                Collections.singletonMap("database", null))
                        .keys())
                .isEmpty();
    }

    @Test
    void keysAreThoseOfTheFile() {
        PlexusConfiguration bucket = new DefaultPlexusConfiguration("bucket");
        bucket.addChild("suffix", " x\n");
        PlexusConfiguration databases = new DefaultPlexusConfiguration("databases");
        databases.getChild("audit", true).addChild("provider", "sqlite");
        databases.addChild("empty", null);

        assertThat(new PomSettings(
                                Map.of("project", "shop", "source", "dev"),
                                Map.of("protected", List.of("a", "b")),
                                Map.of("bucket", bucket, "databases", databases))
                        .keys())
                .isEqualTo(Map.of(
                        "project", "shop",
                        "source", "dev",
                        "protected", "a,b",
                        "bucket.suffix", "x",
                        "databases.audit.provider", "sqlite",
                        "databases.empty.", ""));
    }
}

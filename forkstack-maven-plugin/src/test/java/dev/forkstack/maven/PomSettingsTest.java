package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PomSettingsTest {

    @Test
    void whatThePomLeavesOutIsNoKey() {
        assertThat(new PomSettings(null, null, null, null, null).keys()).isEmpty();
    }

    @Test
    void keysAreThoseOfTheFile() {
        Map<String, String> bucket = new HashMap<>();
        bucket.put("suffix", "x");
        bucket.put("empty-element", null);

        assertThat(new PomSettings("shop", "dev", List.of("a", "b"), Map.of("seed", "db"), bucket).keys())
                .isEqualTo(Map.of(
                        "project", "shop",
                        "source", "dev",
                        "protected", "a,b",
                        "database.seed", "db",
                        "bucket.suffix", "x"));
    }
}

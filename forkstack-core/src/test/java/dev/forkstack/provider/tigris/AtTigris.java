package dev.forkstack.provider.tigris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.tigris.TigrisOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test of one developer's project at a Tigris of its own. */
@Timeout(60)
abstract class AtTigris {

    @TempDir
    Path directory;

    TigrisUnderTest service;
    TigrisProject app;

    @BeforeEach
    void start() {
        service = new TigrisUnderTest(directory, options(TigrisOptions.in(directory.resolve("service"))));
        app = new TigrisProject(service);
    }

    /** At once consistent, unless a test wants it otherwise. */
    TigrisOptions options(TigrisOptions usual) {
        return usual;
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
        assertThat(service.traffic().violations()).isEmpty();
    }
}

package dev.forkstack.provider.turso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test of one developer's project at a Turso of its own, which is asked nothing that the specification does not know. */
@Timeout(60)
abstract class AtTurso {

    @TempDir
    Path directory;

    TursoUnderTest service;
    TursoProject app;

    @BeforeEach
    void start() {
        service = new TursoUnderTest(directory);
        app = new TursoProject(service);
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
        assertThat(service.turso.traffic().violations()).isEmpty();
    }
}

package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A new emulator for each test, which may answer nothing that is against the specification. One test at a time. */
final class RunningTurso implements BeforeEachCallback, AfterEachCallback {

    private final UnaryOperator<TursoOptions> kind;
    private final String tolerated;
    private Path directory;
    private TursoEmulator emulator;
    private TursoClient client;

    /** An account whose databases serve at once. */
    RunningTurso() {
        this(options -> options.withRequestsUntilReady(0));
    }

    RunningTurso(UnaryOperator<TursoOptions> kind) {
        this(kind, "nothing");
    }

    /** @param tolerated what a violation has in it that is the client's own doing */
    RunningTurso(UnaryOperator<TursoOptions> kind, String tolerated) {
        this.kind = kind;
        this.tolerated = tolerated;
    }

    TursoEmulator emulator() {
        return emulator;
    }

    TursoClient client() {
        return client;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("turso");
        emulator = TursoEmulator.start(kind.apply(TursoOptions.in(directory)));
        client = new TursoClient(emulator);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        emulator.close();
        assertThat(emulator.traffic().violations()).allMatch(violation -> violation.contains(tolerated));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).as("files left behind").isEmpty();
        }
        Files.delete(directory);
    }
}

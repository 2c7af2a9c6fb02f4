package dev.forkstack.emulator.tigris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.s3.BucketClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One emulator for a whole class; tests keep out of each other's way by bucket. */
final class RunningTigris implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {

    private final UnaryOperator<TigrisOptions> kind;
    private Path directory;
    private TigrisEmulator emulator;
    private TigrisClient owner;

    RunningTigris() {
        this(options -> options);
    }

    RunningTigris(UnaryOperator<TigrisOptions> kind) {
        this.kind = kind;
    }

    TigrisEmulator emulator() {
        return emulator;
    }

    TigrisClient owner() {
        return owner;
    }

    TigrisClient stranger() {
        return new TigrisClient(BucketClients.of(emulator.endpoint(), emulator.stranger()));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("tigris");
        emulator = TigrisEmulator.start(kind.apply(TigrisOptions.in(directory)));
        owner = new TigrisClient(BucketClients.of(emulator.endpoint(), emulator.owner()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(emulator.traffic().violations()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        emulator.close();
        assertThat(directory).as("files left behind").isEmptyDirectory();
        Files.delete(directory);
    }
}

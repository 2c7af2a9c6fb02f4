package dev.forkstack.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.S3Client;

/** One emulator for a whole class, since starting one takes a second; tests keep out of each other's way by bucket. */
final class RunningBuckets implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {

    static final Credential OWNER = Credential.ofAccount("owner", "tid_owner", "secret-of-owner");
    static final Credential STRANGER = Credential.ofAccount("stranger", "tid_stranger", "secret-of-stranger");

    private final Function<Backstage, Personality> personality;
    private Path directory;
    private S3Emulator emulator;
    private S3Client client;

    RunningBuckets(Function<Backstage, Personality> personality) {
        this.personality = personality;
    }

    S3Emulator emulator() {
        return emulator;
    }

    /** As the owner of the account. */
    S3Client client() {
        return client;
    }

    S3Client client(Credential credential) {
        return BucketClients.of(emulator.uri(), credential);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("buckets");
        emulator = S3Emulator.start(0, directory, personality);
        emulator.credentials().put(OWNER);
        emulator.credentials().put(STRANGER);
        client = client(OWNER);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        emulator.traffic().heal();
        emulator.traffic().forget();
        assertThat(emulator.traffic().violations()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        emulator.close();
        assertThat(directory).as("files left behind").isEmptyDirectory();
        Files.delete(directory);
    }
}

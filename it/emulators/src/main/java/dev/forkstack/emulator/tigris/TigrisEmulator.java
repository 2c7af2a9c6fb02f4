package dev.forkstack.emulator.tigris;

import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.Payload;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Emulator;
import dev.forkstack.emulator.s3.Upstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Tigris's S3 and IAM endpoints at one port of 127.0.0.1, over a real S3 server whose files forks share. Thread-safe. */
public final class TigrisEmulator implements AutoCloseable {

    private static final String ORGANIZATION = "acme";

    private final S3Emulator emulator;
    private final Credential owner = Credential.ofAccount(ORGANIZATION, "tid_owner", "tsec_" + Secrets.random());
    private final Credential stranger = Credential.ofAccount("stranger", "tid_stranger", "tsec_" + Secrets.random());

    private TigrisEmulator(TigrisOptions options) {
        emulator = S3Emulator.start(
                options.port(), options.directory(), backstage -> new TigrisPersonality(backstage, options));
        emulator.credentials().put(owner);
        emulator.credentials().put(stranger);
    }

    public static TigrisEmulator start(TigrisOptions options) {
        return new TigrisEmulator(options);
    }

    /** {@code http://127.0.0.1:PORT}, of S3 calls and of IAM calls. */
    public URI endpoint() {
        return emulator.uri();
    }

    /** A key to everything of the one organization. */
    public Credential owner() {
        return owner;
    }

    /** A key to everything of another one, whose bucket names are in the same space. */
    public Credential stranger() {
        return stranger;
    }

    public Traffic traffic() {
        return emulator.traffic();
    }

    /** What {@code /_emulator/state} says. */
    public String state() {
        return emulator.state();
    }

    /** Moves the service's clock. */
    public void advance(Duration duration) {
        emulator.advance(duration);
    }

    /** Through the front door, as everybody else: a bucket of the organization that takes snapshots. */
    public void create(String bucket) {
        Upstream door = new Upstream(endpoint(), owner.accessKeyId(), owner.secret());
        try {
            S3Answer answer =
                    door.send("PUT", bucket, "", "", Map.of("x-tigris-enable-snapshot", "true"), Payload.none());
            if (!answer.isSuccess()) {
                throw new IllegalStateException("Bucket " + bucket + " could not be made: " + answer.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all buckets and their files. */
    @Override
    public void close() {
        emulator.close();
    }
}

package dev.forkstack.emulator.aws;

import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.S3Emulator;
import java.net.URI;
import java.nio.file.Path;

/** Amazon S3's endpoint of one region at a port of 127.0.0.1, with an account and a stranger's. Thread-safe. */
public final class AwsEmulator implements AutoCloseable {

    private final AwsOptions options;
    private final S3Emulator emulator;
    private final Credential owner;
    private final Credential stranger =
            Credential.ofAccount("999999999999", "AKIASTRANGER", "stranger-" + Secrets.random());
    private Aws aws;

    private AwsEmulator(int port, Path directory, AwsOptions options) {
        this.options = options;
        this.emulator = S3Emulator.start(port, directory, this::personality);
        this.owner = Credential.ofAccount(options.account(), "AKIAOWNER", "owner-" + Secrets.random());
        emulator.credentials().put(owner);
        emulator.credentials().put(stranger);
    }

    /** @param directory new, and removed at the end */
    public static AwsEmulator start(int port, Path directory, AwsOptions options) {
        return new AwsEmulator(port, directory, options);
    }

    private Aws personality(Backstage backstage) {
        aws = new Aws(options, backstage);
        return aws;
    }

    public URI endpoint() {
        return emulator.uri();
    }

    public AwsOptions options() {
        return options;
    }

    /** What is asked for at the service alone, not by its API. */
    public Aws aws() {
        return aws;
    }

    /** A key to everything of the account. */
    public Credential owner() {
        return owner;
    }

    /** A key to everything of another account. */
    public Credential stranger() {
        return stranger;
    }

    /** A document that is kept of a bucket, such as {@code encryption}; empty for none. */
    public String setting(String bucket, String which) {
        return emulator.backstage()
                .buckets()
                .get(bucket)
                .setting(which)
                .map(String::new)
                .orElse("");
    }

    /** Whoever calls with it is told that it has ended, until it is renewed. */
    public void expire(Credential credential) {
        aws.expire(credential.accessKeyId());
    }

    public void renew(Credential credential) {
        aws.renew(credential.accessKeyId());
    }

    public Traffic traffic() {
        return emulator.traffic();
    }

    public String state() {
        return emulator.state();
    }

    @Override
    public void close() {
        emulator.close();
    }
}

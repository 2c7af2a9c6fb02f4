package dev.forkstack.emulator.r2;

import dev.forkstack.emulator.EmulatorServer;
import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.S3Emulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

/** Cloudflare R2: its S3 endpoint and the part of Cloudflare's API that issues keys, on 127.0.0.1. Thread-safe. */
public final class R2Emulator implements AutoCloseable {

    public static final String ACCOUNT = "0123456789abcdef0123456789abcdef";

    private static final String TOKEN_ID = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";

    private final String token = "cf-" + Secrets.random();
    private final S3Emulator emulator;
    private final Credential owner;
    private final CloudflareKeys keys;
    private final EmulatorServer api;

    private R2Emulator(int port, Path directory, R2Options options) {
        AtomicReference<R2> r2 = new AtomicReference<>();
        emulator = S3Emulator.start(port, directory, backstage -> {
            r2.set(new R2(backstage, options.pageSize()));
            return r2.get();
        });
        owner = Credential.ofAccount(ACCOUNT, TOKEN_ID, sha256(token));
        emulator.credentials().put(owner);
        keys = new CloudflareKeys(emulator.backstage(), r2.get(), options);
        api = EmulatorServer.start(0, new CloudflareService(token, TOKEN_ID, keys), emulator.traffic());
    }

    /** @param directory new, and removed at the end */
    public static R2Emulator start(int port, Path directory, R2Options options) {
        return new R2Emulator(port, directory, options);
    }

    /** Of S3 calls. */
    public URI endpoint() {
        return emulator.uri();
    }

    /** Of Cloudflare's API, with its path. */
    public URI api() {
        return URI.create(api.uri() + CloudflareService.BASE);
    }

    /** The API token that it accepts. */
    public String token() {
        return token;
    }

    /** What opens everything of the account, as it follows from the token. */
    public Credential owner() {
        return owner;
    }

    /** How many keys that were issued lead to a bucket that stands. */
    public long keysTo(String bucket) {
        return keys.to(bucket);
    }

    public Traffic traffic() {
        return emulator.traffic();
    }

    /** Buckets; of keys nothing, since nobody can take one back. */
    public String state() {
        return emulator.state();
    }

    /** Moves the service's time ahead; keys end by it. */
    public void advance(Duration duration) {
        emulator.advance(duration);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        api.close();
        emulator.close();
    }
}

package dev.forkstack.emulator;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where an S3-compatible store answers, and the key pair that opens all of it. Immutable. */
public record StoreAccess(URI endpoint, String keyId, String secret) {

    /** The region that requests are signed for, where a store has none. */
    public static final String REGION = "us-east-1";

    private static final int KEY_ID_LENGTH = 20;

    /** A new key pair for a server on this port. */
    static StoreAccess newKey(int port) {
        String keyId = Secrets.random().replaceAll("[^A-Za-z0-9]", "").toUpperCase(java.util.Locale.ROOT);
        return new StoreAccess(
                URI.create("http://127.0.0.1:" + port),
                (keyId + "K".repeat(KEY_ID_LENGTH)).substring(0, KEY_ID_LENGTH),
                Secrets.random());
    }

    static StoreAccess of(Map<String, String> ready) {
        return new StoreAccess(URI.create(ready.get("endpoint")), ready.get("keyId"), ready.get("secret"));
    }

    StoreAccess at(int port) {
        return new StoreAccess(URI.create("http://127.0.0.1:" + port), keyId, secret);
    }

    /** What {@code aws}, {@code s5cmd} and the SDKs read from the process environment. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3", endpoint.toString(),
                "AWS_ACCESS_KEY_ID", keyId,
                "AWS_SECRET_ACCESS_KEY", secret,
                "AWS_REGION", REGION);
    }

    Running running(AutoCloseable server) {
        return new Running(
                server,
                List.of(
                        "# An S3 server until Ctrl-C. In the shell of your project:",
                        "export AWS_ENDPOINT_URL_S3=" + endpoint,
                        "export AWS_ACCESS_KEY_ID=" + keyId,
                        "export AWS_SECRET_ACCESS_KEY=" + secret,
                        "export AWS_REGION=" + REGION),
                Map.of("endpoint", endpoint.toString(), "keyId", keyId, "secret", secret));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "the store at " + endpoint;
    }
}

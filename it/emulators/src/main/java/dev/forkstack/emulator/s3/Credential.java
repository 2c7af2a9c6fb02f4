package dev.forkstack.emulator.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A key pair and what it opens. Immutable.
 *
 * @param account whose buckets it may open
 * @param sessionToken what has to be sent with it
 * @param expires from when it opens nothing
 * @param roles per bucket; empty for a key that opens all of the account
 */
public record Credential(
        String accessKeyId,
        String secret,
        String account,
        String name,
        Optional<String> sessionToken,
        Optional<Instant> expires,
        Optional<Map<String, Role>> roles) {

    /** What a key may do with a bucket. */
    public enum Role {
        EDITOR,
        READ_ONLY
    }

    /** A key to everything of an account. */
    public static Credential ofAccount(String account, String accessKeyId, String secret) {
        return new Credential(
                accessKeyId, secret, account, account, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A key to these buckets and nothing else. */
    public static Credential ofBuckets(
            String account, String accessKeyId, String secret, String name, Map<String, Role> roles) {
        return new Credential(
                accessKeyId, secret, account, name, Optional.empty(), Optional.empty(), Optional.of(Map.copyOf(roles)));
    }

    public Credential with(Map<String, Role> others) {
        return new Credential(
                accessKeyId, secret, account, name, sessionToken, expires, Optional.of(Map.copyOf(others)));
    }

    public Credential withSession(String token, Instant end) {
        return new Credential(accessKeyId, secret, account, name, Optional.of(token), Optional.of(end), roles);
    }

    public Credential withSecret(String other) {
        return new Credential(accessKeyId, other, account, name, sessionToken, expires, roles);
    }

    /** Sorted, for {@code state()}; no secret. */
    String text() {
        return accessKeyId + " of " + account + ": "
                + roles.map(found -> new TreeMap<>(found).toString()).orElse("everything");
    }

    /** No secret. */
    @Override
    public String toString() {
        return "Credential " + accessKeyId;
    }
}

package dev.forkstack.emulator.r2;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.Credential.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Keys of one bucket each that end by themselves; none can be taken back before. Thread-safe. */
final class CloudflareKeys {

    private static final Map<String, Role> ROLES =
            Map.of("object-read-only", Role.READ_ONLY, "object-read-write", Role.EDITOR);

    private final Backstage backstage;
    private final R2 r2;
    private final R2Options options;

    CloudflareKeys(Backstage backstage, R2 r2, R2Options options) {
        this.backstage = backstage;
        this.r2 = r2;
        this.options = options;
    }

    String jurisdiction() {
        return options.jurisdiction();
    }

    /** @throws Refusal 400 for what it cannot be asked for, 404 for no such parent */
    Credential issue(String bucket, String parent, String permission, Duration life) {
        if (backstage
                .credentials()
                .find(parent)
                .filter(key -> key.roles().isEmpty())
                .isEmpty()) {
            throw new Refusal(404, "10036", "The specified parent access key does not exist.");
        }
        if (!ROLES.containsKey(permission)) {
            throw new Refusal(400, "10001", "permission is none that is emulated");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofDays(7)) > 0) {
            throw new Refusal(400, "10001", "ttlSeconds is not between 1 and 604800");
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        Credential key = Credential.ofBuckets(
                        R2Emulator.ACCOUNT, id, Secrets.random(), "temporary", Map.of(bucket, ROLES.get(permission)))
                .withSession(Secrets.random(), backstage.clock().now().plus(life));
        backstage.credentials().put(key);
        r2.isYoung(id, options.refusals());
        return key;
    }

    long to(String bucket) {
        Instant now = backstage.clock().now();
        return backstage.buckets().find(bucket).isEmpty()
                ? 0
                : backstage.credentials().all().stream()
                        .filter(key -> key.roles()
                                .filter(roles -> roles.containsKey(bucket))
                                .isPresent())
                        .filter(key -> key.expires().filter(now::isBefore).isPresent())
                        .count();
    }
}

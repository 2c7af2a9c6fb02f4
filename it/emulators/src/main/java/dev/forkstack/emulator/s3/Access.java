package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.s3.Credential.Role;
import java.util.Map;
import java.util.Optional;

/** Whether a key opens a bucket. Stateless. */
public final class Access {

    private Access() {}

    /** @throws dev.forkstack.emulator.Refusal 403 */
    public static void check(S3Call call, BucketBook buckets) {
        if (call.bucket().isEmpty()) {
            return;
        }
        if (call.operation() == S3Operation.CREATE_BUCKET) {
            // Whether the name is somebody else's is told by a conflict.
            requireAccount(call.caller());
            return;
        }
        require(call.caller(), call.bucket(), call.operation().writes(), buckets);
        call.copySource().ifPresent(source -> require(call.caller(), source.bucket(), false, buckets));
    }

    /** For what no key of single buckets may do. */
    public static void requireAccount(Credential caller) {
        if (caller.roles().isPresent()) {
            throw S3Refusals.accessDenied("This key opens single buckets only.");
        }
    }

    public static void require(Credential caller, String bucket, boolean writes, BucketBook buckets) {
        Optional<Map<String, Role>> roles = caller.roles();
        if (roles.isPresent()) {
            Role role = roles.get().get(bucket);
            if (role == null || (writes && role == Role.READ_ONLY)) {
                throw S3Refusals.accessDenied("Access Denied.");
            }
        }
        if (buckets.find(bucket)
                .filter(found -> !found.account().equals(caller.account()))
                .isPresent()) {
            throw S3Refusals.accessDenied("Access Denied.");
        }
    }
}

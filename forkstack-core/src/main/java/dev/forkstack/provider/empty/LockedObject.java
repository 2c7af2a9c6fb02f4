package dev.forkstack.provider.empty;

import dev.forkstack.http.Redaction;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Locale;

/** Why a store did not delete an object, and what helps. */
final class LockedObject {

    private static final String LOCKED =
            "The object is locked: wait for the end of its retention, or lift it and the legal hold, which needs the"
                    + " permissions s3:BypassGovernanceRetention and s3:PutObjectLegalHold; at R2 remove the bucket's lock"
                    + " rule. Then run the command again; it goes on from what stands.";

    private LockedObject() {}

    /** What was told of one among many. */
    static ForkStackException failure(Store store, String bucket, String code, String message) {
        boolean isDenied = code.equals("AccessDenied");
        return explained(
                code,
                new ForkStackException(
                        isDenied ? Kind.UNAUTHORIZED : Kind.REJECTED,
                        store.name() + " did not delete an object of bucket " + bucket + ": "
                                + Redaction.of(code + " " + message) + ".",
                        isDenied
                                ? "See whether the key may delete objects and their versions. " + store.keyRemedy()
                                : "Mend what the service complains of, then run the command again."));
    }

    /** The same with the remedy for locks, where it is about one. */
    static ForkStackException explained(String code, ForkStackException failure) {
        String words = (code + " " + failure.getMessage()).toLowerCase(Locale.ROOT);
        boolean isLocked = words.contains("objectlocked")
                || words.contains("object lock")
                || words.contains("worm")
                || words.contains("retention")
                || words.contains("legal hold");
        return isLocked ? new ForkStackException(Kind.REJECTED, failure.getMessage(), LOCKED, failure) : failure;
    }
}

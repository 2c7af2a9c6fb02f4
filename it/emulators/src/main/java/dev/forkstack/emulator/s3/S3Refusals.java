package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;

/** The errors that S3 services have in common. Stateless. */
public final class S3Refusals {

    private S3Refusals() {}

    public static Refusal accessDenied(String why) {
        return new Refusal(403, "AccessDenied", why);
    }

    public static Refusal noSuchBucket(String bucket) {
        return new Refusal(404, "NoSuchBucket", "The bucket " + bucket + " does not exist.");
    }

    public static Refusal noSuchKey(String key) {
        return new Refusal(404, "NoSuchKey", "The object " + key + " does not exist.");
    }

    public static Refusal invalidArgument(String why) {
        return new Refusal(400, "InvalidArgument", why);
    }

    public static Refusal notImplemented(String what) {
        return new Refusal(501, "NotImplemented", what + " is not implemented.");
    }

    public static Refusal signature(String why) {
        return new Refusal(403, "SignatureDoesNotMatch", why);
    }
}

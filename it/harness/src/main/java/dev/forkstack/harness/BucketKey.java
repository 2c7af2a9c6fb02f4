package dev.forkstack.harness;

/** An access key of a store; {@link #toString} has no secret. Immutable. */
record BucketKey(String id, String secret) {

    @Override
    public String toString() {
        return id;
    }
}

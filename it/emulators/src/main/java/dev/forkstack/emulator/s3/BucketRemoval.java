package dev.forkstack.emulator.s3;

import java.io.IOException;

/** Removes a bucket with all that is in it, whatever it is. Thread-safe. */
public record BucketRemoval(Backstage backstage) {

    public void purge(BucketFacts bucket) throws IOException {
        backstage.buckets().forget(bucket.name());
        FileTrees.remove(backstage.server().files(bucket.name()));
        backstage.files().removeAll(bucket);
    }
}

package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.s3.Versions.State;
import java.io.IOException;

/** Lets a bucket keep versions from now on, beginning with what stands in it. Thread-safe. */
public final class Versioning {

    private final Backstage backstage;

    public Versioning(Backstage backstage) {
        this.backstage = backstage;
    }

    public void enable(BucketFacts bucket) throws IOException {
        synchronized (bucket) {
            if (!bucket.versions().wereEverOn()) {
                // What was there before is called null, which it is while the state is not yet the new one.
                for (ObjectVersion each : new CurrentObjects(backstage.server()).asVersions(bucket.name())) {
                    backstage.files().adopt(bucket, each);
                }
            }
            bucket.versions().become(State.ENABLED);
        }
    }

    public void suspend(BucketFacts bucket) throws IOException {
        enable(bucket);
        bucket.versions().become(State.SUSPENDED);
    }
}

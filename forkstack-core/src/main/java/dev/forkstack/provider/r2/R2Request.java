package dev.forkstack.provider.r2;

import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.bucket.BucketRequest;
import java.util.Map;

/** Asks R2 for a bucket. A hint where to would count for the first bucket of a name alone. Thread-safe. */
record R2Request(S3Api api) implements BucketRequest {

    @Override
    public S3Answer send(String bucket, Mark mark, String source) {
        return new Buckets(api).create(bucket, Map.of(), "");
    }

    @Override
    public boolean isMarking() {
        return false;
    }
}

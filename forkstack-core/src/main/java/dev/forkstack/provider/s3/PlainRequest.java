package dev.forkstack.provider.s3;

import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.bucket.BucketRequest;
import java.util.Map;

/** Asks a store of unknown make for a bucket, with nothing in the request that one may not know. Thread-safe. */
record PlainRequest(S3Api api) implements BucketRequest {

    @Override
    public S3Answer send(String bucket, Mark mark, String source) {
        String region = api.store().region();
        return new Buckets(api).create(bucket, Map.of(), Location.document(region, ""));
    }

    @Override
    public boolean isMarking() {
        return false;
    }
}

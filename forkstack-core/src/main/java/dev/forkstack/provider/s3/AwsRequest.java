package dev.forkstack.provider.s3;

import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.bucket.BucketRequest;
import dev.forkstack.provider.bucket.MarkTags;
import java.util.Map;

/**
 * Asks Amazon for a bucket that carries its mark from the first moment (source: "CreateBucket", Tags). It has no object lock,
 * whatever its source has: nobody could delete what that holds. Thread-safe.
 */
record AwsRequest(S3Api api, boolean isAccountRegional, LikeSource like) implements BucketRequest {

    @Override
    public S3Answer send(String bucket, Mark mark, String source) {
        String tags = "<Tags>" + Buckets.elements(MarkTags.with(mark, Map.of())) + "</Tags>";
        return new Buckets(api)
                .create(
                        bucket,
                        isAccountRegional ? Map.of("x-amz-bucket-namespace", "account-regional") : Map.of(),
                        Location.document(api.store().region(), tags));
    }

    @Override
    public boolean isMarking() {
        return true;
    }

    @Override
    public void furnish(String bucket, String source) {
        if (!source.isEmpty()) {
            like.give(bucket, source);
        }
    }
}

package dev.forkstack.emulator.aws;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Behind;
import dev.forkstack.emulator.s3.BucketFacts;
import dev.forkstack.emulator.s3.Personality;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.emulator.s3.S3Refusals;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Amazon S3 at the endpoint of one region: its own rules for buckets, on top of what all services do alike. Thread-safe. */
public final class Aws implements Personality {

    private final AwsOptions options;
    private final Backstage backstage;
    private final Creation creation;
    private final Set<String> expired = ConcurrentHashMap.newKeySet();

    public Aws(AwsOptions options, Backstage backstage) {
        this.options = options;
        this.backstage = backstage;
        this.creation = new Creation(options, backstage);
    }

    @Override
    public String region() {
        return options.region();
    }

    /** For as many requests as that, the next bucket that is made is unknown to all but its list (buckets are eventually consistent). */
    public void hideTheNextBucketFor(int requests) {
        creation.hideTheNextFor(requests);
    }

    /** The next so many requests to make a bucket meet one that is still at work on that name. */
    public void abortTheNext(int creations) {
        creation.abortTheNext(creations);
    }

    void expire(String accessKeyId) {
        expired.add(accessKeyId);
    }

    void renew(String accessKeyId) {
        expired.remove(accessKeyId);
    }

    @Override
    public void authorize(S3Call call, Backstage all) {
        if (expired.contains(call.caller().accessKeyId())) {
            throw new Refusal(400, "ExpiredToken", "The provided token has expired.");
        }
        Personality.super.authorize(call, all);
    }

    @Override
    public S3Answer answer(S3Call call, Behind behind) throws IOException {
        if (call.operation() == S3Operation.LIST_BUCKETS) {
            checkList(call);
            return behind.pass(call);
        }
        if (call.operation() == S3Operation.CREATE_BUCKET) {
            return creation.create(call, behind);
        }
        Optional<BucketFacts> bucket = backstage.buckets().find(call.bucket());
        if (bucket.isPresent()) {
            check(call, bucket.get());
        }
        if (call.operation() == S3Operation.PUT_BUCKET_SETTING || call.operation() == S3Operation.PUT_BUCKET_TAGGING) {
            checkSum(call);
        }
        return behind.pass(call);
    }

    private void check(S3Call call, BucketFacts bucket) {
        creation.checkVisible(bucket.name());
        if (call.header("x-amz-expected-bucket-owner")
                .filter(owner -> !owner.equals(bucket.account()))
                .isPresent()) {
            throw S3Refusals.accessDenied("Access Denied");
        }
        if (!bucket.region().equals(options.region())) {
            throw new Refusal(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified endpoint.");
        }
    }

    /** An account with a large quota answers nothing but pages. */
    private void checkList(S3Call call) {
        if (call.parameter("max-buckets").isEmpty()) {
            throw new Refusal(400, "InvalidRequest", "Unpaginated ListBuckets requests are not supported.");
        }
        if (call.parameter("bucket-region")
                .filter(region -> !region.equals(options.region()))
                .isPresent()) {
            throw S3Refusals.invalidArgument("Argument value "
                    + call.parameter("bucket-region").get() + " is not a valid AWS Region for this endpoint.");
        }
    }

    private static void checkSum(S3Call call) {
        boolean has = call.request().headers().keySet().stream()
                .anyMatch(name -> name.equals("content-md5") || name.startsWith("x-amz-checksum-"));
        if (!has) {
            throw new Refusal(400, "InvalidRequest", "Missing required header for this request: Content-MD5");
        }
    }
}

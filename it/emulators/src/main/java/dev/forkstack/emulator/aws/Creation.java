package dev.forkstack.emulator.aws;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Behind;
import dev.forkstack.emulator.s3.BucketFacts;
import dev.forkstack.emulator.s3.Payload;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a bucket comes to stand at Amazon. Thread-safe. */
final class Creation {

    private static final String FIRST_REGION = "us-east-1";
    private static final Pattern CONSTRAINT = Pattern.compile("<LocationConstraint>([^<]*)</LocationConstraint>");
    private static final String NAMESPACE = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    /** What every new bucket has (source: "Default settings for new S3 buckets"). */
    private static final Map<String, String> DEFAULTS = Map.of(
            "publicAccessBlock",
            "<PublicAccessBlockConfiguration " + NAMESPACE + "><BlockPublicAcls>true</BlockPublicAcls>"
                    + "<IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>"
                    + "<RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>",
            "ownershipControls",
            "<OwnershipControls " + NAMESPACE + "><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>"
                    + "</OwnershipControls>",
            "encryption",
            "<ServerSideEncryptionConfiguration " + NAMESPACE + "><Rule><ApplyServerSideEncryptionByDefault>"
                    + "<SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>"
                    + "</ServerSideEncryptionConfiguration>");

    private final AwsOptions options;
    private final Backstage backstage;
    private final AtomicInteger toAbort = new AtomicInteger();
    private final AtomicInteger toHide = new AtomicInteger();
    private final Map<String, AtomicInteger> hidden = new ConcurrentHashMap<>();

    Creation(AwsOptions options, Backstage backstage) {
        this.options = options;
        this.backstage = backstage;
    }

    void abortTheNext(int creations) {
        toAbort.set(creations);
    }

    void hideTheNextFor(int requests) {
        toHide.set(requests);
    }

    /** @throws Refusal 404 for a bucket that is too new to be known everywhere */
    void checkVisible(String bucket) {
        AtomicInteger left = hidden.get(bucket);
        if (left != null && left.getAndDecrement() > 0) {
            throw S3Refusals.noSuchBucket(bucket);
        }
        hidden.remove(bucket);
    }

    S3Answer create(S3Call call, Behind behind) throws IOException {
        if (toAbort.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Refusal(
                    409,
                    "OperationAborted",
                    "A conflicting conditional operation is currently in progress against this resource.");
        }
        byte[] body = call.payload().bytes();
        checkRegion(new String(body, StandardCharsets.UTF_8));
        checkNamespace(call);
        Optional<BucketFacts> standing = backstage.buckets().find(call.bucket());
        boolean isOwn = standing.filter(
                        found -> found.account().equals(call.caller().account()))
                .isPresent();
        if (isOwn && options.region().equals(FIRST_REGION)) {
            return S3Answer.empty(200).with("Location", "/" + call.bucket()); // made or not, the answer is the same
        }
        if (standing.isEmpty()
                && backstage.buckets().of(call.caller().account()).size() >= options.mostBuckets()) {
            throw new Refusal(400, "TooManyBuckets", "You have attempted to create more buckets than allowed.");
        }
        S3Answer answer = behind.pass(call.with(Payload.of(body)));
        if (answer.isSuccess()) {
            BucketFacts made = backstage.buckets().get(call.bucket());
            DEFAULTS.forEach((which, text) -> made.set(which, text.getBytes(StandardCharsets.UTF_8)));
            int requests = toHide.getAndSet(0);
            if (requests > 0) {
                hidden.put(call.bucket(), new AtomicInteger(requests));
            }
        }
        return answer;
    }

    private void checkRegion(String document) {
        Matcher found = CONSTRAINT.matcher(document);
        Optional<String> constraint = found.find() ? Optional.of(found.group(1)) : Optional.empty();
        if (constraint.filter(FIRST_REGION::equals).isPresent()) {
            throw new Refusal(400, "InvalidLocationConstraint", "The specified location-constraint is not valid");
        }
        boolean isFirst = options.region().equals(FIRST_REGION);
        if (!isFirst && constraint.filter(options.region()::equals).isEmpty()) {
            throw new Refusal(
                    400,
                    "IllegalLocationConstraintException",
                    "The " + constraint.orElse("unspecified")
                            + " location constraint is incompatible for the region specific endpoint this request was"
                            + " sent to.");
        }
    }

    /** Names of the account's own end with it and its region, and no others do. */
    private void checkNamespace(S3Call call) {
        boolean isAsked = call.header("x-amz-bucket-namespace")
                .filter("account-regional"::equals)
                .isPresent();
        String ending = "-" + call.caller().account() + "-" + options.region() + "-an";
        if (isAsked != call.bucket().endsWith("-an")
                || isAsked && !call.bucket().endsWith(ending)) {
            throw new Refusal(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
    }
}

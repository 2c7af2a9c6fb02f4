package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Makes, removes and lists buckets, whose owner and birth the server behind does not keep. Thread-safe. */
final class CommonBuckets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int MOST_LISTED = 10_000;

    private final Backstage backstage;
    private final String region;

    CommonBuckets(Backstage backstage, String region) {
        this.backstage = backstage;
        this.region = region;
    }

    S3Answer create(S3Call call) throws IOException {
        if (!NAME.matcher(call.bucket()).matches() || call.bucket().contains("..")) {
            throw new Refusal(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        byte[] body = call.payload().bytes();
        Optional<Element> document = body.length == 0 ? Optional.empty() : Optional.of(Xml.parse(body));
        String wanted =
                document.map(root -> Xml.text(root, "LocationConstraint")).orElse("");
        Optional<BucketFacts> claimed = backstage
                .buckets()
                .claim(
                        call.bucket(),
                        call.caller().account(),
                        wanted.isEmpty() ? region : wanted,
                        backstage.clock().now());
        if (claimed.isEmpty()) {
            throw conflict(call);
        }
        document.ifPresent(root -> claimed.get().tag(TagSet.parse(root)));
        S3Answer answer = backstage.server().upstream().send("PUT", call.bucket(), "", "", Map.of(), Payload.none());
        if (!answer.isSuccess()) {
            backstage.buckets().forget(call.bucket());
            return answer;
        }
        return S3Answer.empty(200).with("Location", "/" + call.bucket());
    }

    S3Answer delete(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        if (!bucket.versions().all().isEmpty()) {
            throw new Refusal(
                    409,
                    "BucketNotEmpty",
                    "The bucket you tried to delete is not empty. You must delete all versions in the bucket.");
        }
        S3Answer answer = backstage.server().upstream().send("DELETE", call.bucket(), "", "", Map.of(), Payload.none());
        if (answer.isSuccess()) {
            new BucketRemoval(backstage).purge(bucket);
            return S3Answer.empty(204);
        }
        return answer;
    }

    S3Answer head(S3Call call) {
        return S3Answer.empty(200)
                .with(
                        "x-amz-bucket-region",
                        backstage.buckets().get(call.bucket()).region());
    }

    S3Answer location(S3Call call) {
        String found = backstage.buckets().get(call.bucket()).region();
        return S3Answer.xml(
                200,
                "<LocationConstraint" + Xml.NAMESPACE + ">" + (found.equals("us-east-1") ? "" : found)
                        + "</LocationConstraint>");
    }

    S3Answer list(S3Call call) {
        String prefix = call.parameter("prefix").orElse("");
        String after = call.parameter("continuation-token").orElse("");
        int most = call.parameter("max-buckets").map(Integer::parseInt).orElse(MOST_LISTED);
        Stream<BucketFacts> seen = backstage.buckets().of(call.caller().account()).stream()
                .filter(bucket -> call.caller()
                        .roles()
                        .map(roles -> roles.containsKey(bucket.name()))
                        .orElse(true));
        List<BucketFacts> left = seen.filter(bucket -> bucket.name().startsWith(prefix))
                .filter(bucket -> bucket.name().compareTo(after) > 0)
                .toList();
        StringBuilder entries = new StringBuilder();
        List<BucketFacts> page = left.subList(0, Math.min(most, left.size()));
        page.forEach(bucket -> entries.append(BucketListing.entry(
                bucket.name(), bucket.created().toString(), Xml.element("BucketRegion", bucket.region()))));
        return S3Answer.xml(
                200,
                BucketListing.page(
                        call,
                        entries.toString(),
                        page.size() < left.size() ? page.get(page.size() - 1).name() : ""));
    }

    /** Why a name cannot be had. */
    private Refusal conflict(S3Call call) {
        boolean isOwn = backstage
                .buckets()
                .find(call.bucket())
                .filter(found -> found.account().equals(call.caller().account()))
                .isPresent();
        return isOwn
                ? new Refusal(409, "BucketAlreadyOwnedByYou", "You already own this bucket.")
                : new Refusal(409, "BucketAlreadyExists", "The requested bucket name is not available.");
    }
}

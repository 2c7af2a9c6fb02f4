package dev.forkstack.emulator.r2;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.BucketFacts;
import dev.forkstack.emulator.s3.BucketListing;
import dev.forkstack.emulator.s3.Payload;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** What R2 lists in its own way, and what it looks at lists for. Thread-safe. */
final class R2Lists {

    private static final int MOST = 1_000;

    private final Backstage backstage;
    private final int pageSize;

    R2Lists(Backstage backstage, int pageSize) {
        this.backstage = backstage;
        this.pageSize = Math.min(MOST, pageSize);
    }

    /** Its pages have other names than Amazon's, in the query and, as headers, with {@code cf-} before them. */
    S3Answer buckets(S3Call call) {
        String prefix = said(call, "prefix", "");
        String after = said(call, "continuation-token", said(call, "start-after", ""));
        int most = Math.min(pageSize, Integer.parseInt(said(call, "max-keys", Integer.toString(pageSize))));
        List<BucketFacts> left = backstage.buckets().of(call.caller().account()).stream()
                .filter(bucket ->
                        bucket.name().startsWith(prefix) && bucket.name().compareTo(after) > 0)
                .toList();
        List<BucketFacts> page = left.subList(0, Math.min(most, left.size()));
        StringBuilder entries = new StringBuilder();
        page.forEach(bucket -> entries.append(
                BucketListing.entry(bucket.name(), bucket.created().toString(), "")));
        S3Answer answer = S3Answer.xml(200, BucketListing.page(call, entries.toString(), ""));
        return page.size() == left.size()
                ? answer.with("cf-is-truncated", "false")
                : answer.with("cf-is-truncated", "true")
                        .with(
                                "cf-next-continuation-token",
                                page.get(page.size() - 1).name());
    }

    private static String said(S3Call call, String name, String otherwise) {
        return call.parameter(name).or(() -> call.header("cf-" + name)).orElse(otherwise);
    }

    void checkNoUploads(String bucket) throws IOException {
        backstage.buckets().get(bucket);
        if (!Xml.all(asked(bucket, "", "uploads="), "Upload").isEmpty()) {
            throw new Refusal(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
        }
    }

    void checkEqualParts(S3Call call) throws IOException {
        String upload = call.parameter("uploadId").orElse("");
        List<Long> sizes = Xml.all(asked(call.bucket(), call.key(), "uploadId=" + upload), "Part").stream()
                .map(part -> Long.valueOf(Xml.text(part, "Size")))
                .toList();
        if (sizes.stream().limit(Math.max(0, sizes.size() - 1)).distinct().count() > 1) {
            throw new Refusal(400, "InvalidPart", "All non-trailing parts must have the same length.");
        }
    }

    private Element asked(String bucket, String key, String query) throws IOException {
        S3Answer answer = backstage.server().upstream().send("GET", bucket, key, query, Map.of(), Payload.none());
        return Xml.parse(answer.text().getBytes(StandardCharsets.UTF_8));
    }
}

package dev.forkstack.emulator.tigris;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.BucketListing;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Refusals;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes, lists and removes snapshots: moments of a bucket that keeps all versions. Thread-safe. */
final class TigrisSnapshots {

    private static final int MOST = 1_000;

    private final Backstage backstage;
    private final TigrisBook book;

    TigrisSnapshots(Backstage backstage, TigrisBook book) {
        this.backstage = backstage;
        this.book = book;
    }

    /** {@code true; name=<label>} */
    S3Answer take(S3Call call, String header) {
        String label = Arrays.stream(header.split(";"))
                .map(String::strip)
                .filter(part -> part.startsWith("name="))
                .map(part -> part.substring("name=".length()))
                .findFirst()
                .orElse("");
        long version = take(call.bucket(), label);
        return S3Answer.empty(200).with("X-Tigris-Snapshot-Version", Long.toString(version));
    }

    long take(String bucket, String label) {
        TigrisBucket found = book.getSnapshotEnabled(bucket);
        long version = backstage.nanos().next();
        found.add(version, label);
        return version;
    }

    /** As buckets, whose names are {@code <version>; name=<label>}. */
    S3Answer list(S3Call call, String bucket) {
        Map<Long, String> snapshots = book.get(bucket).snapshots();
        long after = call.parameter("continuation-token")
                .filter(token -> !token.isEmpty())
                .map(TigrisSnapshots::version)
                .orElse(0L);
        int most = call.parameter("max-buckets").map(Integer::parseInt).orElse(MOST);
        List<Map.Entry<Long, String>> left = snapshots.entrySet().stream()
                .filter(snapshot -> snapshot.getKey() > after)
                .toList();
        List<Map.Entry<Long, String>> page = left.subList(0, Math.min(most, left.size()));
        String entries = page.stream()
                .map(snapshot -> BucketListing.entry(
                        snapshot.getKey() + (snapshot.getValue().isEmpty() ? "" : "; name=" + snapshot.getValue()),
                        instant(snapshot.getKey()).toString(),
                        ""))
                .collect(Collectors.joining());
        String next =
                page.size() < left.size() ? page.get(page.size() - 1).getKey().toString() : "";
        return S3Answer.xml(200, BucketListing.page(call, entries, next));
    }

    S3Answer remove(String bucket, String said) {
        long version = version(said);
        TigrisBucket found = book.get(bucket);
        if (book.isForked(bucket, version)) {
            throw new Refusal(409, "InvalidBucketState", "A fork stands on this snapshot.");
        }
        if (!found.remove(version)) {
            throw new Refusal(404, "NoSuchSnapshot", "There is no snapshot " + said + ".");
        }
        return S3Answer.empty(204);
    }

    /** @throws Refusal 400 if it is no number */
    static long version(String said) {
        try {
            return Long.parseLong(said);
        } catch (NumberFormatException e) {
            throw S3Refusals.invalidArgument("A snapshot version is a number of nanoseconds.");
        }
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }
}

package dev.forkstack.emulator.tigris;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Behind;
import dev.forkstack.emulator.s3.BucketFacts;
import dev.forkstack.emulator.s3.BucketRemoval;
import dev.forkstack.emulator.s3.ObjectVersion;
import dev.forkstack.emulator.s3.Payload;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Refusals;
import dev.forkstack.emulator.s3.Versioning;
import dev.forkstack.emulator.s3.Versions.State;
import java.io.IOException;
import java.util.Optional;

/** Makes buckets and forks, says which is which, and deletes them in the order that forks ask for. Thread-safe. */
final class TigrisBuckets {

    private static final String SOFT_DELETE = "soft-delete";

    private final Backstage backstage;
    private final TigrisBook book;
    private final TigrisSnapshots snapshots;
    private final TigrisOptions options;

    TigrisBuckets(Backstage backstage, TigrisBook book, TigrisSnapshots snapshots, TigrisOptions options) {
        this.backstage = backstage;
        this.book = book;
        this.snapshots = snapshots;
        this.options = options;
    }

    S3Answer create(S3Call call, Behind behind) throws IOException {
        Optional<String> snapshot = call.header("X-Tigris-Snapshot").filter(value -> value.startsWith("true"));
        Optional<String> source = call.header("X-Tigris-Fork-Source-Bucket");
        if (call.header("X-Tigris-Merge-Source-Bucket").isPresent()
                || call.header("X-Tigris-Rebase").isPresent()) {
            throw S3Refusals.notImplemented("Merging and rebasing");
        }
        if (snapshot.isPresent()) {
            return snapshots.take(call, snapshot.get());
        }
        book.checkFree(call.bucket(), call.caller().account());
        if (source.isPresent()) {
            return fork(call, source.get(), behind);
        }
        S3Answer answer = behind.pass(call);
        if (answer.isSuccess()) {
            boolean takesSnapshots = call.header("X-Tigris-Enable-Snapshot")
                    .filter("true"::equals)
                    .isPresent();
            book.put(call.bucket(), new TigrisBucket(Optional.empty(), takesSnapshots));
            call.header("X-Tigris-Soft-Delete")
                    .filter(days -> !days.equals("false"))
                    .ifPresent(days -> backstage.buckets().get(call.bucket()).set(SOFT_DELETE, days.getBytes(UTF_8)));
            if (takesSnapshots) {
                backstage.buckets().get(call.bucket()).versions().become(State.ENABLED);
            }
        }
        return answer;
    }

    /** Holds the source's place among parents from before the fork is there. */
    private S3Answer fork(S3Call call, String source, Behind behind) throws IOException {
        synchronized (book) {
            BucketFacts from = backstage.buckets().get(source);
            book.getSnapshotEnabled(source);
            Optional<String> said = call.header("X-Tigris-Fork-Source-Bucket-Snapshot");
            if (backstage.buckets().find(call.bucket()).isPresent()) {
                // Says whose it is, before a snapshot is taken for nothing.
                return behind.pass(call);
            }
            long version = said.map(TigrisSnapshots::version).orElseGet(() -> snapshots.take(source, ""));
            S3Answer answer = behind.pass(call.with(Payload.none()));
            if (answer.isSuccess()) {
                fill(backstage.buckets().get(call.bucket()), from, version);
                TigrisFork origin =
                        new TigrisFork(source, version, backstage.clock().now());
                book.put(call.bucket(), new TigrisBucket(Optional.of(origin), true));
            }
            return answer;
        }
    }

    private void fill(BucketFacts fork, BucketFacts from, long version) throws IOException {
        fork.versions().become(State.ENABLED);
        for (ObjectVersion each : from.versions().asOf(version)) {
            backstage.files().adopt(fork, from, each);
            fork.tagObject(each.key(), from.objectTags(each.key()));
        }
    }

    S3Answer head(S3Call call, Behind behind) throws IOException {
        S3Answer answer = behind.pass(call);
        TigrisBucket bucket = book.get(call.bucket());
        S3Answer marked = answer.with("X-Tigris-Enable-Snapshot", Boolean.toString(bucket.looksSnapshotEnabled()));
        if (isParent(call.bucket())) {
            marked = marked.with("X-Tigris-Is-Fork-Parent", "true");
        }
        if (bucket.origin().isPresent()) {
            TigrisFork origin = bucket.origin().get();
            marked = marked.with("X-Tigris-Fork-Source-Bucket", origin.source())
                    .with("X-Tigris-Fork-Source-Bucket-Snapshot", Long.toString(origin.version()));
        }
        return marked;
    }

    boolean isParent(String bucket) {
        return !book.forksOf(bucket).isEmpty() || book.get(bucket).isHeld();
    }

    S3Answer delete(S3Call call, Behind behind) throws IOException {
        Optional<String> version = call.header("X-Tigris-Snapshot-Version");
        if (version.isPresent()) {
            return snapshots.remove(call.bucket(), version.get());
        }
        synchronized (book) {
            BucketFacts facts = backstage.buckets().get(call.bucket());
            TigrisBucket bucket = book.get(call.bucket());
            if (!book.forksOf(call.bucket()).isEmpty() || bucket.refusesOnceMore()) {
                throw new Refusal(409, "InvalidBucketState", "The bucket has dependent forks and cannot be deleted.");
            }
            boolean isForced =
                    call.header("Tigris-Force-Delete").filter("true"::equals).isPresent();
            if (!isForced) {
                S3Answer answer = behind.pass(call);
                if (!answer.isSuccess()) {
                    return answer;
                }
            } else {
                new BucketRemoval(backstage).purge(facts);
            }
            book.forget(call.bucket());
            if (facts.setting(SOFT_DELETE).isPresent()) {
                book.reserve(facts.name(), facts.account());
            }
            bucket.origin().ifPresent(this::release);
            return S3Answer.empty(204);
        }
    }

    /** A parent learns late that its last fork is gone. */
    private void release(TigrisFork gone) {
        if (book.forksOf(gone.source()).isEmpty()) {
            book.get(gone.source()).refuse(options.refusalsAfterLastFork());
        }
    }

    /** The settings, of which snapshots alone are looked at: {@code {"type":0|1}}. */
    S3Answer change(S3Call call) throws IOException {
        TigrisBucket bucket = book.get(call.bucket());
        int type = Json.MAPPER.readTree(call.payload().bytes()).path("type").asInt(-1);
        if (type == 0 && (isParent(call.bucket()) || bucket.origin().isPresent())) {
            throw new Refusal(400, "InvalidRequest", "A parent or a fork keeps its snapshots.");
        }
        BucketFacts facts = backstage.buckets().get(call.bucket());
        if (type == 1 && facts.setting("lifecycle").isPresent()) {
            throw new Refusal(400, "InvalidRequest", "A bucket with lifecycle rules takes no snapshots.");
        }
        if (type >= 0) {
            bucket.takeSnapshots(type == 1, options.looksUntilSnapshots());
            if (type == 1) {
                new Versioning(backstage).enable(facts);
            }
        }
        return S3Answer.of(200, "application/json", "{\"status\":\"success\"}");
    }
}

package dev.forkstack.emulator.tigris;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Access;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Behind;
import dev.forkstack.emulator.s3.CopySource;
import dev.forkstack.emulator.s3.Payload;
import dev.forkstack.emulator.s3.Personality;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.emulator.s3.S3Refusals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tigris: buckets with snapshots and forks, keys to single buckets. Thread-safe.
 *
 * <p>What nobody could look up is a guess here: 409 {@code InvalidBucketState} for a parent with forks and a snapshot with
 * forks, 400 {@code InvalidRequest} for a bucket without snapshots, 404 {@code NoSuchSnapshot}.
 */
final class TigrisPersonality implements Personality {

    private static final Set<String> UNSUPPORTED = Set.of("policy", "policyStatus", "notification", "replication");

    private final TigrisBook book = new TigrisBook();
    private final TigrisSnapshots snapshots;
    private final TigrisBuckets buckets;
    private final TigrisDetails details;
    private final TigrisReads reads;
    private final TigrisKeys keys;

    TigrisPersonality(Backstage backstage, TigrisOptions options) {
        snapshots = new TigrisSnapshots(backstage, book);
        buckets = new TigrisBuckets(backstage, book, snapshots, options);
        details = new TigrisDetails(backstage, book, buckets);
        reads = new TigrisReads(backstage);
        keys = new TigrisKeys(backstage);
    }

    @Override
    public String region() {
        return "auto";
    }

    @Override
    public boolean hasToBeSigned(String header) {
        return header.startsWith("x-tigris-") || header.equals("tigris-force-delete");
    }

    @Override
    public void checkHeaders(S3Call call) {
        if (call.header("x-amz-content-sha256")
                .filter(value -> value.endsWith("-TRAILER"))
                .isPresent()) {
            throw new Refusal(
                    400, "InvalidContentEncoding", "The content encoding aws-chunked with a trailer is not supported.");
        }
    }

    /** Whoever may read a bucket may take a snapshot of it, and fork it. */
    @Override
    public void authorize(S3Call call, Backstage backstage) {
        Optional<String> source = call.header("X-Tigris-Fork-Source-Bucket");
        if (call.operation() == S3Operation.CREATE_BUCKET
                && call.header("X-Tigris-Snapshot").isPresent()) {
            Access.require(call.caller(), call.bucket(), false, backstage.buckets());
        } else if (call.operation() == S3Operation.CREATE_BUCKET && source.isPresent()) {
            Access.require(call.caller(), source.get(), false, backstage.buckets());
        } else {
            Access.check(call, backstage.buckets());
        }
        if (call.operation() == S3Operation.LIST_BUCKETS) {
            call.header("X-Tigris-Snapshot")
                    .ifPresent(bucket -> Access.require(call.caller(), bucket, false, backstage.buckets()));
        }
    }

    @Override
    public S3Answer answer(S3Call call, Behind behind) throws IOException {
        Optional<String> version = call.header("X-Tigris-Snapshot-Version");
        return switch (call.operation()) {
            case CREATE_BUCKET -> buckets.create(call, behind);
            case DELETE_BUCKET -> buckets.delete(call, behind);
            case HEAD_BUCKET -> buckets.head(call, behind);
            case CHANGE_BUCKET -> changed(call, behind);
            case LIST_BUCKETS -> listed(call, behind);
            case LIST_OBJECTS, LIST_OBJECTS_V2, GET_OBJECT, HEAD_OBJECT, COPY_OBJECT, UPLOAD_PART_COPY -> {
                if (call.operation() == S3Operation.LIST_OBJECTS
                        && call.parameter("metadata").isPresent()) {
                    yield details.metadata(call);
                }
                yield version.isPresent()
                        ? reads.at(call, TigrisSnapshots.version(version.get()), behind)
                        : copiedOrMoved(call, behind);
            }
            case POST_TO_SERVICE -> keys.answer(call);
            case GET_BUCKET_VERSIONING, PUT_BUCKET_VERSIONING -> throw S3Refusals.notImplemented("Bucket versioning");
            case GET_BUCKET_SETTING, PUT_BUCKET_SETTING, DELETE_BUCKET_SETTING -> {
                S3Operation.setting(call.request())
                        .filter(UNSUPPORTED::contains)
                        .ifPresent(setting -> {
                            throw S3Refusals.notImplemented("Bucket " + setting);
                        });
                yield behind.pass(call);
            }
            default -> behind.pass(call);
        };
    }

    /** A copy that is called a renaming takes its source away. */
    private static S3Answer copiedOrMoved(S3Call call, Behind behind) throws IOException {
        S3Answer answer = behind.pass(call);
        Optional<CopySource> source = call.copySource();
        if (answer.isSuccess()
                && source.isPresent()
                && call.header("X-Tigris-Rename").filter("true"::equals).isPresent()) {
            behind.pass(new S3Call(
                    call.request(),
                    S3Operation.DELETE_OBJECT,
                    source.get().bucket(),
                    source.get().key(),
                    Payload.none(),
                    call.caller()));
        }
        return answer;
    }

    private S3Answer changed(S3Call call, Behind behind) throws IOException {
        return call.request().method().equals("PATCH") ? buckets.change(call) : behind.pass(call);
    }

    private S3Answer listed(S3Call call, Behind behind) throws IOException {
        Optional<String> ofSnapshots = call.header("X-Tigris-Snapshot");
        if (ofSnapshots.isPresent()) {
            return snapshots.list(call, ofSnapshots.get());
        }
        boolean isJson =
                call.header("accept").filter("application/json"::equals).isPresent();
        return isJson ? details.list(call) : behind.pass(call);
    }

    @Override
    public List<String> state() {
        return book.text();
    }
}

package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.Objects;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import java.util.Optional;
import java.util.Set;

/** A mark as an object of the bucket itself, for stores whose buckets have no tags. It is never copied. Thread-safe. */
public record ObjectPlace(S3Api api) implements MarkPlace {

    /** What is ours in a bucket begins so. */
    public static final String PREFIX = ".forkstack/";

    public static final String KEY = PREFIX + "mark.json";

    /** With which a store says that it writes no object under a condition. */
    private static final Set<Integer> NO_CONDITIONS = Set.of(400, 405, 501);

    @Override
    public Optional<Seen> look(String bucket) {
        S3Answer answer = api.call(S3Request.of("GET", "read the mark of bucket " + bucket, bucket, KEY)
                .accepting(404));
        if (answer.is(404)) {
            return switch (answer.code()) {
                case "NoSuchBucket" -> Optional.empty();
                case "NoSuchKey" -> Optional.of(new Seen(Optional.empty()));
                default -> throw answer.failure();
            };
        }
        String text = answer.text();
        String id = MarkJson.word(text, "resource");
        if (id.isEmpty()) {
            throw unreadable(bucket);
        }
        return Optional.of(new Seen(BucketId.isOf(id, bucket) ? MarkJson.read(text, id) : Optional.empty()));
    }

    @Override
    public Mark claim(String bucket, Mark mark) {
        S3Answer answer =
                api.call(write(bucket, mark).header("if-none-match", "*").accepting(400, 405, 409, 412, 501));
        if (NO_CONDITIONS.contains(answer.status())) {
            replace(bucket, mark);
        }
        return look(bucket).flatMap(Seen::mark).orElseThrow(() -> unkept(bucket));
    }

    @Override
    public void replace(String bucket, Mark mark) {
        api.call(write(bucket, mark));
    }

    @Override
    public boolean outlives(String bucket) {
        return false;
    }

    @Override
    public void discard(String bucket) {
        new Objects(api, bucket).delete(KEY);
    }

    private static S3Request write(String bucket, Mark mark) {
        return S3Request.of("PUT", "write the mark of bucket " + bucket, bucket, KEY)
                .header("content-type", "application/json")
                .body(MarkJson.write(mark) + "\n");
    }

    /** Not taken for "nobody's": a proxy can have answered, and then something would be taken over, or not deleted. */
    private static ForkStackException unreadable(String bucket) {
        return new ForkStackException(
                Kind.MALFORMED_RESPONSE,
                "The object " + KEY + " of bucket " + bucket + " is no mark.",
                "Run the command again; if it stays so, somebody has overwritten it: delete it, and say whose the bucket is"
                        + " (make envs-new NAME ARGS=-Dforkstack.adopt=" + bucket + ").");
    }

    static ForkStackException unkept(String bucket) {
        return new ForkStackException(
                Kind.UNAVAILABLE,
                "Bucket " + bucket + " did not keep the mark that says whose it is.",
                "Run the command again; it goes on from what stands.");
    }
}

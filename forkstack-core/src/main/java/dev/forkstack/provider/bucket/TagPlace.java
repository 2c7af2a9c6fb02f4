package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.http.s3.Xml;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A mark as tags of the bucket, beside those of others. Thread-safe. */
public record TagPlace(S3Api api) implements MarkPlace {

    /** With which a store says that its buckets have no tags. */
    private static final Set<Integer> NO_TAGS = Set.of(400, 405, 501);

    /**
     * What a store says of a bucket's tags.
     *
     * @param stands whether there is such a bucket
     * @param known whether the store knows tags of buckets at all
     */
    record Tags(boolean stands, boolean known, Map<String, String> all) {

        static final Tags NO_BUCKET = new Tags(false, true, Map.of());
        static final Tags UNKNOWN = new Tags(true, false, Map.of());

        Optional<Mark> mark(String bucket) {
            return MarkTags.read(all, bucket);
        }
    }

    Tags tags(String bucket) {
        S3Answer answer = api.call(S3Request.of("GET", "read the tags of bucket " + bucket, bucket, "")
                .with("tagging", "")
                .accepting(400, 403, 404, 405, 501));
        if (answer.isSuccess()) {
            return new Tags(true, true, all(answer));
        }
        if (answer.is(403)) {
            throw foreign(bucket, answer);
        }
        return switch (answer.code()) {
            case "NoSuchBucket" -> Tags.NO_BUCKET;
            case "NoSuchTagSet", "NoSuchTagSetError" -> new Tags(true, true, Map.of());
            default -> {
                if (NO_TAGS.contains(answer.status())) {
                    yield Tags.UNKNOWN;
                }
                throw answer.failure();
            }
        };
    }

    private static Map<String, String> all(S3Answer answer) {
        Xml set = answer.xml().first("TagSet").orElseThrow(answer::failure);
        Map<String, String> tags = new TreeMap<>();
        set.all("Tag")
                .forEach(tag ->
                        tags.put(tag.find("Key").orElse(""), tag.find("Value").orElse("")));
        return tags;
    }

    private ForkStackException foreign(String bucket, S3Answer answer) {
        return answer.failure().kind() == Kind.UNAUTHORIZED
                        && !answer.code().equals("AccessDenied")
                        && !answer.code().isEmpty()
                ? answer.failure() // it is about the key, not about the bucket
                : new ForkStackException(
                        Kind.UNAUTHORIZED,
                        answer.failure().getMessage()
                                + " Either it is another account's bucket, or the key may not read" + " its tags.",
                        "If it is another account's, choose another environment name, or set bucketSuffix. Else allow"
                                + " s3:GetBucketTagging.",
                        answer.failure());
    }

    @Override
    public Optional<Seen> look(String bucket) {
        Tags tags = tags(bucket);
        if (!tags.known()) {
            // A token that has ended is refused so too, and must not make a bucket look like nobody's.
            throw new ForkStackException(
                    Kind.REJECTED,
                    api.store().name() + " does not tell the tags of bucket " + bucket + ", which say whose it is.",
                    "See whether the key is still valid. " + api.store().keyRemedy());
        }
        return tags.stands() ? Optional.of(new Seen(tags.mark(bucket))) : Optional.empty();
    }

    @Override
    public Mark claim(String bucket, Mark mark) {
        Optional<Mark> standing = tags(bucket).mark(bucket);
        if (standing.isPresent()) {
            return standing.get();
        }
        replace(bucket, mark);
        return tags(bucket).mark(bucket).orElseThrow(() -> ObjectPlace.unkept(bucket));
    }

    @Override
    public void replace(String bucket, Mark mark) {
        new Buckets(api).tag(bucket, MarkTags.with(mark, tags(bucket).all()));
    }

    @Override
    public boolean outlives(String bucket) {
        return false;
    }

    @Override
    public void discard(String bucket) {
        api.call(S3Request.of("DELETE", "remove the tags of bucket " + bucket, bucket, "")
                .with("tagging", "")
                .accepting(404));
    }

    /** @return false if the store says that it has none, or forgets them at once */
    boolean tryToWrite(String bucket, Mark mark, Map<String, String> standing) {
        S3Answer answer =
                api.call(Buckets.tagging(bucket, MarkTags.with(mark, standing)).accepting(400, 405, 501));
        return answer.isSuccess() && tags(bucket).mark(bucket).isPresent();
    }
}

package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.Mark;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where the marks of a store of unknown make stand: in tags if it keeps them, which no application overwrites, else in an
 * object. What it turned out to lack is not asked for again. Thread-safe.
 */
public final class LearnedPlace implements MarkPlace {

    private final TagPlace tags;
    private final ObjectPlace object;
    private final AtomicBoolean hasNoTags = new AtomicBoolean();

    public LearnedPlace(S3Api api) {
        this.tags = new TagPlace(api);
        this.object = new ObjectPlace(api);
    }

    @Override
    public Optional<Seen> look(String bucket) {
        if (hasNoTags.get()) {
            return object.look(bucket);
        }
        TagPlace.Tags found = learned(bucket);
        if (!found.stands()) {
            return Optional.empty();
        }
        return found.mark(bucket)
                .map(mark -> Optional.of(new Seen(Optional.of(mark))))
                .orElseGet(() -> object.look(bucket));
    }

    /** There are stores that do so with tags, and that cannot be known of one. */
    @Override
    public boolean outlives(String bucket) {
        return !hasNoTags.get() && learned(bucket).mark(bucket).isPresent();
    }

    @Override
    public void discard(String bucket) {
        tags.discard(bucket);
    }

    private TagPlace.Tags learned(String bucket) {
        TagPlace.Tags found = tags.tags(bucket);
        if (!found.known()) {
            hasNoTags.set(true);
        }
        return found;
    }

    @Override
    public Mark claim(String bucket, Mark mark) {
        if (!hasNoTags.get()) {
            TagPlace.Tags standing = learned(bucket);
            if (standing.mark(bucket).isPresent()) {
                return standing.mark(bucket).get();
            }
            if (standing.known() && tags.tryToWrite(bucket, mark, standing.all())) {
                return tags.tags(bucket).mark(bucket).orElseThrow(() -> ObjectPlace.unkept(bucket));
            }
            hasNoTags.set(true);
        }
        return object.claim(bucket, mark);
    }

    @Override
    public void replace(String bucket, Mark mark) {
        if (!hasNoTags.get() && learned(bucket).mark(bucket).isPresent()) {
            tags.replace(bucket, mark);
        } else {
            object.replace(bucket, mark);
        }
    }
}

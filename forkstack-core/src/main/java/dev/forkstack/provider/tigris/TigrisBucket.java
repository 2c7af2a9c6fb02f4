package dev.forkstack.provider.tigris;

import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.BucketId;
import dev.forkstack.provider.bucket.MarkTags;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bucket as Tigris tells of it. Immutable.
 *
 * @param tags all of them, also others'
 * @param source the bucket that it was forked from; empty for one that is no fork
 * @param snapshot the moment that was forked, as the service writes it
 * @param hasForks whether others were forked from it; for a moment also after they are gone
 */
record TigrisBucket(
        String name,
        Map<String, String> tags,
        Optional<String> source,
        Optional<String> snapshot,
        boolean isForkable,
        boolean hasForks) {

    static TigrisBucket of(String name, S3Answer head) {
        return new TigrisBucket(
                name,
                Map.of(),
                head.header(TigrisApi.SOURCE),
                head.header(TigrisApi.SOURCE_SNAPSHOT),
                isTrue(head, "x-tigris-enable-snapshot"),
                isTrue(head, "x-tigris-is-fork-parent"));
    }

    private static boolean isTrue(S3Answer head, String header) {
        return head.header(header).filter("true"::equalsIgnoreCase).isPresent();
    }

    TigrisBucket tagged(Map<String, String> all) {
        return new TigrisBucket(name, all, source, snapshot, isForkable, hasForks);
    }

    /** The mark that was written for this very bucket; what a fork takes along from its source counts for nothing. */
    Optional<Mark> mark() {
        return MarkTags.read(tags, name);
    }

    String id() {
        return mark().map(Mark::resource).orElse(BucketId.unmarked(name));
    }

    boolean isForkOf(String other) {
        return source.filter(other::equals).isPresent();
    }

    Resource resource(Optional<Mark> found, Set<String> dependants) {
        String id = found.map(Mark::resource).orElse(BucketId.unmarked(name));
        return new Resource(ResourceKind.BUCKET, name, id, found, source, found.map(Mark::created), dependants);
    }

    String title() {
        return "Tigris bucket " + name;
    }
}

package dev.forkstack.provider.tigris;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.bucket.BucketId;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.util.Optional;

/**
 * What a project's buckets are called at Tigris. Immutable.
 *
 * @param prod what production's own bucket is called
 */
record TigrisNames(BucketNames names, String prod) {

    /** @throws ForkStackException {@code CONFIGURATION} if there are no such names, or it is production's */
    String of(EnvironmentName env) {
        if (env.equals(EnvironmentName.PROD)) {
            return prod;
        }
        String name = names.name(env);
        if (name.equals(prod)) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The bucket of environment " + env + " would be " + name + ", which is production's own.",
                    "Choose another environment name.");
        }
        return name;
    }

    /** The environment whose bucket would have this name. */
    Optional<EnvironmentName> env(String bucket) {
        return bucket.equals(prod) ? Optional.of(EnvironmentName.PROD) : names.environmentOf(bucket);
    }

    boolean isProd(String bucket) {
        return bucket.equals(prod);
    }

    /** What the service's own words make of a mark, where none was written yet; no run and no owner is named by them. */
    Optional<Mark> unfinished(TigrisBucket bucket) {
        return env(bucket.name())
                .map(env -> new Mark(
                        names.project(),
                        env,
                        names.names().part(),
                        BucketId.unmarked(bucket.name()),
                        bucket.source().flatMap(this::env),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Mark.State.FILLING,
                        bucket.snapshot().flatMap(SnapshotVersion::instant).orElse(Instant.EPOCH),
                        Optional.empty()));
    }
}

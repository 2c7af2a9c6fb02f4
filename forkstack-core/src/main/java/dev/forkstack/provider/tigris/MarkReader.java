package dev.forkstack.provider.tigris;

import dev.forkstack.model.Mark;
import java.util.Optional;

/** Whose a bucket is: what its mark says, or, where none was written yet, what it was forked from. Thread-safe. */
record MarkReader(TigrisApi api, TigrisNames names) {

    /** Empty for what is not ours. */
    Optional<Mark> of(TigrisBucket bucket) {
        return bucket.mark().or(() -> isUnfinished(bucket) ? names.unfinished(bucket) : Optional.empty());
    }

    /** A fork of exactly our source under exactly our name, from which a run died before it could mark it. */
    private boolean isUnfinished(TigrisBucket bucket) {
        return names.env(bucket.name()).isPresent()
                && !names.isProd(bucket.name())
                && bucket.source().filter(this::isOurSource).isPresent();
    }

    /** By its name alone another project's production can look like one of our environments. */
    private boolean isOurSource(String source) {
        return names.isProd(source)
                || names.env(source).isPresent()
                        && api.look(source)
                                .flatMap(TigrisBucket::mark)
                                .filter(mark ->
                                        mark.project().equals(names.names().project()))
                                .isPresent();
    }
}

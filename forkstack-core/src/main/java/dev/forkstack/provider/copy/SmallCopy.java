package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Request;
import java.util.Map;
import java.util.Optional;

/** Copies an object within a store by one request, which takes over all but the storage class. For one thread. */
record SmallCopy(CopyRun run, ObjectEntry entry, int changes) {

    void copy() {
        copy(Extras.of(run, entry, Map.of()));
    }

    private void copy(Extras extras) {
        S3Request request = run.to()
                .copy(entry.key(), run.pinned(entry, Ability.COPY_CONDITIONS), extras.headers())
                .within(run.limit(entry.size()));
        S3Answer answer = run.target().send(request, CopyRun.work(entry.size()));
        Optional<String> etag = CopiedEtag.of(answer);
        if (etag.isPresent()) {
            run.sameness().learn(entry.etag(), etag.get());
            run.tally().copied(entry);
        } else {
            extras.after(answer, run).ifPresentOrElse(this::copy, () -> run.refused(entry, changes, answer));
        }
    }
}

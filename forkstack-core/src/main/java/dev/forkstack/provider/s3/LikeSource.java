package dev.forkstack.provider.s3;

import dev.forkstack.http.AtOnce;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.model.ProgressListener;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives a new bucket what decides how an application may use its source: {@link Furnishing}. Nothing else is taken over:
 * policies, events and replication name the source, and an object lock could not be taken away again. What the key may not
 * read is told, and stays as Amazon makes it. Thread-safe.
 */
record LikeSource(S3Api api, ProgressListener progress) {

    void give(String bucket, String source) {
        String unread = AtOnce.map(List.of(Furnishing.values()), each -> given(each, bucket, source)).stream()
                .flatMap(Optional::stream)
                .map(Furnishing::title)
                .collect(Collectors.joining(", "));
        if (!unread.isEmpty()) {
            progress.note("bucket " + bucket + " has Amazon's own settings for " + unread
                    + ", since the key may not read those of " + source);
        }
    }

    /** @return what could not be read */
    private Optional<Furnishing> given(Furnishing which, String bucket, String source) {
        S3Answer answer = api.call(S3Request.of("GET", "read the " + which.title() + " of bucket " + source, source, "")
                .with(which.parameter(), "")
                .accepting(403, 404, 405, 501));
        if (answer.is(404) && answer.code().equals("NoSuchBucket")) {
            throw answer.failure();
        }
        if (answer.is(403)) {
            return Optional.of(which);
        }
        S3Request change = S3Request.of("PUT", "set the " + which.title() + " of bucket " + bucket, bucket, "")
                .with(which.parameter(), "");
        if (answer.isSuccess()) {
            if (answer.xml().children().isEmpty()) {
                throw answer.failure(); // what is not understood must not open anything
            }
            if (!which.isUsual(answer.xml())) {
                api.call(change.body(answer.body()).withChecksum());
            }
        } else if (answer.is(404) && which.canBeAbsent()) {
            api.call(S3Request.of("DELETE", change.purpose(), bucket, "").with(which.parameter(), ""));
        }
        return Optional.empty();
    }
}

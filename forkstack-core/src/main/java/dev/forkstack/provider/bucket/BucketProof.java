package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;

/** Shows that a bucket's variables work, by a request for an object that uses them. Thread-safe. */
public final class BucketProof {

    /** No application has it; only a reader of the bucket is told of its absence. */
    private static final String ABSENT_KEY = ".forkstack/absent";

    private BucketProof() {}

    /**
     * @param api the store; asked with the variables' own key where they have one
     * @throws ForkStackException if an object of the bucket cannot be asked for with these values: {@code UNAUTHORIZED} if
     *     the store does not know the key, or not yet
     */
    public static void read(EnvVars variables, S3Api api) {
        BucketAccess access = BucketAccess.of(variables);
        Store store = api.store().at(access.endpoint().orElse(api.store().endpoint()), access.region());
        S3Answer answer = api.with(store, () -> access.key().orElseGet(api::key))
                .call(S3Request.of("GET", "read bucket " + access.bucket(), access.bucket(), ABSENT_KEY)
                        .accepting(404));
        if (!answer.code().equals("NoSuchKey")) {
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE,
                    "Bucket " + access.bucket() + " at " + store.endpoint() + " does not answer as it should: " + answer
                            + ".",
                    "Run the command again.");
        }
    }
}

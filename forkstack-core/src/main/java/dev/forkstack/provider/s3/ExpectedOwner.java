package dev.forkstack.provider.s3;

import dev.forkstack.http.s3.S3Request;
import java.util.function.UnaryOperator;

/**
 * Has Amazon refuse what a stranger has made under one of our names. Production's bucket may be in another account, and a
 * bucket that is being made is in none yet. Thread-safe.
 */
record ExpectedOwner(String account, String production) implements UnaryOperator<S3Request> {

    @Override
    public S3Request apply(S3Request request) {
        boolean isCreation = request.method().equals("PUT")
                && request.key().isEmpty()
                && request.query().isEmpty();
        return request.bucket().isEmpty() || request.bucket().equals(production) || isCreation
                ? request
                : request.header("x-amz-expected-bucket-owner", account);
    }
}

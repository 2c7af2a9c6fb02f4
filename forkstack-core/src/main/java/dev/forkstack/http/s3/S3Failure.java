package dev.forkstack.http.s3;

import dev.forkstack.http.HttpFailure;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a store's own codes mean (source: "Error responses" of the S3 API reference). Immutable. */
record S3Failure(Store store, S3Request request) {

    /** @param code empty where the store says none */
    ForkStackException of(int status, HttpHeaders headers, String code, String message) {
        HttpFailure failure = new HttpFailure(store.service(), request.purpose());
        Optional<String> id = headers.firstValue("x-amz-request-id");
        return switch (code) {
            case "AccessDenied", "AllAccessDisabled" ->
                failure.status(Kind.UNAUTHORIZED, status, code, message, id, permission());
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
                failure.status(Kind.UNAUTHORIZED, status, code, message, id, store.keyRemedy());
            case "RequestTimeTooSkewed" ->
                failure.status(
                        Kind.UNAUTHORIZED, status, code, message, id, "Set the clock of this machine, then try again.");
            case "PermanentRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException",
                    "InvalidLocationConstraint" ->
                failure.status(Kind.REJECTED, status, code, message, id, region(headers));
            case "BucketAlreadyExists" ->
                failure.status(
                        Kind.ALREADY_EXISTS,
                        status,
                        code,
                        message,
                        id,
                        "Somebody else has that name, and names are shared by all accounts: set bucketSuffix in the"
                                + " configuration.");
            case "TooManyBuckets" ->
                failure.status(
                        Kind.REJECTED,
                        status,
                        code,
                        message,
                        id,
                        "Delete environments that nobody needs (make envs-list), or raise the account's quota.");
            case "SlowDown", "OperationAborted" ->
                failure.status(
                        Kind.THROTTLED,
                        status,
                        code,
                        message,
                        id,
                        "Wait a minute. Run the command again; it goes on from what stands.");
            default ->
                status == 301 || status == 307
                        ? failure.status(Kind.REJECTED, status, code, message, id, region(headers))
                        : other(failure, status, code, message, id);
        };
    }

    /** An answer of 200 may hold a failure all the same. */
    private static ForkStackException other(
            HttpFailure failure, int status, String code, String message, Optional<String> id) {
        return status / 100 == 2 ? failure.status(500, code, message, id) : failure.status(status, code, message, id);
    }

    private String permission() {
        return "See whether the key may do that (" + store.name() + "'s permissions are listed in the README). "
                + store.keyRemedy();
    }

    private static String region(HttpHeaders headers) {
        return headers.firstValue("x-amz-bucket-region")
                .map(region -> "The bucket is in " + region + ": set region to that.")
                .orElse("Set region to the one in which the bucket is.");
    }
}

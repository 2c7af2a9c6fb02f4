package dev.forkstack.s3;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Why a key cannot be written, as a client reads it. Immutable. */
record KeyRefusal(String code, String message) {

    static KeyRefusal tooLong(String message) {
        return new KeyRefusal("KeyTooLongError", message);
    }

    static KeyRefusal invalid(String message) {
        return new KeyRefusal("InvalidArgument", message);
    }

    /** Status 400, which no client tries again. */
    RuntimeException exception() {
        return S3Exception.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}

package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import java.util.Map;
import java.util.UUID;

/** A no as S3 says it, and what each fault says. Stateless. */
final class S3Errors {

    private S3Errors() {}

    static S3Answer answer(Request request, Refusal refusal) {
        return answer(request, refusal.status(), refusal.code(), refusal.getMessage());
    }

    static S3Answer answer(Request request, int status, String code, String message) {
        String id = UUID.randomUUID().toString().substring(0, 16).replace("-", "0");
        if (wantsJson(request)) {
            Map<String, String> error = Map.of("Code", code, "Message", message, "RequestId", id);
            return S3Answer.of(status, Map.of("content-type", Answer.JSON), Json.bytes(error));
        }
        return S3Answer.xml(
                        status,
                        "<Error>" + Xml.element("Code", code) + Xml.element("Message", message)
                                + Xml.element("Resource", request.path()) + Xml.element("RequestId", id) + "</Error>")
                .with("x-amz-request-id", id);
    }

    static S3Answer of(Request request, Fault.Kind kind) {
        return answer(request, kind.status() == 0 ? 500 : kind.status(), code(request, kind), "fault " + kind.name());
    }

    private static boolean wantsJson(Request request) {
        return request.header("accept").filter(Answer.JSON::equals).isPresent()
                || request.method().equals("PATCH")
                || (request.method().equals("POST") && request.path().equals("/"));
    }

    private static String code(Request request, Fault.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED_401 -> "Unauthorized";
            case PAYMENT_402 -> "PaymentRequired";
            case FORBIDDEN_403 -> "AccessDenied";
            case NOT_FOUND_404 -> request.path().indexOf('/', 1) < 0 ? "NoSuchBucket" : "NoSuchKey";
            case CONFLICT_409 -> "OperationAborted";
            case UNPROCESSABLE_422 -> "UnprocessableEntity";
            case LOCKED_423 -> "Locked";
            case THROTTLED_429, THROTTLED_429_RETRY_AFTER -> "TooManyRequests";
            case UNAVAILABLE_503 -> "SlowDown";
            case REDIRECT_TO_OTHER_HOST -> "TemporaryRedirect";
            case CLOCK_SKEWED_403 -> "RequestTimeTooSkewed";
            default -> "InternalError";
        };
    }
}

package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who calls, by the signature in the header or in the query; nothing is let in unsigned. Immutable. */
final class Authenticator {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final Duration MOST_SKEW = Duration.ofMinutes(15);

    private final Credentials credentials;
    private final Predicate<String> hasToBeSigned;

    /** @param hasToBeSigned which headers, besides those that S3 itself asks for */
    Authenticator(Credentials credentials, Predicate<String> hasToBeSigned) {
        this.credentials = credentials;
        this.hasToBeSigned = hasToBeSigned;
    }

    /** @throws Refusal 400 or 403 for whoever is not known */
    Credential caller(Request request, Instant now) {
        Signed signed = request.parameter("X-Amz-Signature").isPresent() ? Signed.ofQuery(request) : Signed.of(request);
        Credential credential = credentials
                .find(signed.part(0))
                .orElseThrow(() -> new Refusal(
                        403,
                        "InvalidAccessKeyId",
                        "The AWS Access Key Id you provided does not exist in our records."));
        checkTime(signed, now);
        checkHeaders(request, signed.headers());
        String calculated = signed.by(request).signature(credential.secret());
        if (!MessageDigest.isEqual(
                calculated.getBytes(StandardCharsets.UTF_8), signed.signature().getBytes(StandardCharsets.UTF_8))) {
            throw S3Refusals.signature(
                    "The request signature we calculated does not match the signature you provided.");
        }
        checkSession(credential, signed.token(), now);
        return credential;
    }

    private static void checkTime(Signed signed, Instant now) {
        if (signed.expires().isPresent()) {
            if (now.isAfter(signed.instant().plus(signed.expires().get()))) {
                throw S3Refusals.accessDenied("Request has expired");
            }
        } else if (Duration.between(signed.instant(), now).abs().compareTo(MOST_SKEW) > 0) {
            throw new Refusal(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large.");
        }
    }

    private void checkHeaders(Request request, List<String> signed) {
        for (String name : request.headers().keySet()) {
            boolean counts = name.equals("host") || name.startsWith("x-amz-") || hasToBeSigned.test(name);
            if (counts && !signed.contains(name)) {
                throw S3Refusals.signature("There were headers present in the request which were not signed: " + name);
            }
        }
    }

    private static void checkSession(Credential credential, Optional<String> token, Instant now) {
        if (!credential.sessionToken().equals(token)) {
            throw new Refusal(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
        }
        if (credential.expires().filter(now::isAfter).isPresent()) {
            throw new Refusal(400, "ExpiredToken", "The provided token has expired.");
        }
    }

    /** What a request says about its signature. */
    private record Signed(
            String credential,
            List<String> headers,
            String signature,
            String time,
            Optional<Duration> expires,
            Optional<String> token,
            String payload) {

        static Signed of(Request request) {
            String authorization = request.header("authorization")
                    .filter(value -> value.startsWith(SigV4.ALGORITHM))
                    .orElseThrow(() -> S3Refusals.accessDenied("Access Denied."));
            return new Signed(
                    field(authorization, "Credential"),
                    List.of(field(authorization, "SignedHeaders").split(";")),
                    field(authorization, "Signature"),
                    request.header("x-amz-date").orElse(""),
                    Optional.empty(),
                    request.header("x-amz-security-token"),
                    request.header("x-amz-content-sha256").orElseGet(() -> checksumOf(request)));
        }

        /** Services besides S3 sign the checksum without a header that says it. */
        private static String checksumOf(Request request) {
            if (!request.path().equals("/") || !request.method().equals("POST")) {
                throw new Refusal(
                        400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
            }
            return SigV4.sha256(request.body());
        }

        static Signed ofQuery(Request request) {
            return new Signed(
                    request.parameter("X-Amz-Credential").orElse(""),
                    List.of(request.parameter("X-Amz-SignedHeaders").orElse("").split(";")),
                    request.parameter("X-Amz-Signature").orElse(""),
                    request.parameter("X-Amz-Date").orElse(""),
                    Optional.of(Duration.ofSeconds(
                            Long.parseLong(request.parameter("X-Amz-Expires").orElse("0")))),
                    request.parameter("X-Amz-Security-Token"),
                    request.header("x-amz-content-sha256").orElse(SigV4.UNSIGNED));
        }

        /** Of access key, date, region, service. */
        String part(int index) {
            String[] parts = credential.split("/");
            if (parts.length != 5) {
                throw new Refusal(400, "AuthorizationHeaderMalformed", "The credential has not five parts.");
            }
            return parts[index];
        }

        Instant instant() {
            try {
                return TIME.parse(time, Instant::from);
            } catch (DateTimeException e) {
                throw S3Refusals.accessDenied("AWS authentication requires a valid Date or x-amz-date header");
            }
        }

        SigV4 by(Request request) {
            String query = Arrays.stream(request.query().split("&"))
                    .filter(pair -> !pair.startsWith("X-Amz-Signature="))
                    .collect(Collectors.joining("&"));
            return new SigV4(
                    request.method(),
                    request.path(),
                    query,
                    request.headers(),
                    headers,
                    payload,
                    time,
                    part(2),
                    part(3));
        }

        private static String field(String authorization, String name) {
            for (String part : authorization.substring(SigV4.ALGORITHM.length()).split(",")) {
                if (part.strip().startsWith(name + "=")) {
                    return part.strip().substring(name.length() + 1);
                }
            }
            throw new Refusal(400, "AuthorizationHeaderMalformed", name + " is missing.");
        }

        /** No signature. */
        @Override
        public String toString() {
            return "Signed by " + credential;
        }
    }
}

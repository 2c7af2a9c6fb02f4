package dev.forkstack.http.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The SDK's own signer says what is right. */
class SignatureTest {

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "HEAD");
    private static final List<String> ENDPOINTS = List.of(
            "http://127.0.0.1:9000",
            "https://s3.eu-west-1.amazonaws.com",
            "https://s3.example.com:443",
            "http://store.example.com:80",
            "https://store.example.com:8443",
            "http://[::1]:9000",
            "http://store.example.com/below/a/path");
    private static final List<String> REGIONS = List.of("auto", "us-east-1", "eu-west-1");
    private static final List<String> PARAMETERS =
            List.of("tagging", "uploads", "prefix", "start-after", "continuation-token", "partNumber", "uploadId");
    private static final List<String> HEADERS =
            List.of("content-type", "x-amz-copy-source", "X-Amz-Meta-Some", "x-tigris-fork", "if-match", "range");
    private static final String LETTERS = "aB9-._~/ +%&=?#*'()!,;:@$[]\"äß€𝄞";

    private final Random random = new Random(42);
    private final Signature signature = new Signature();

    @Test
    void isThatOfTheSdk() {
        for (int i = 0; i < 2_000; i++) {
            S3Request request = request();
            Store store = new Store("the store", URI.create(any(ENDPOINTS)), any(REGIONS), "");
            AccessKey key = new AccessKey(
                    "key" + random.nextInt(3),
                    new Secret("secret".repeat(1 + 20 * random.nextInt(2)) + random.nextInt(3)),
                    random.nextInt(3) == 0 ? Optional.of(new Secret("session+/=")) : Optional.empty());
            // Of few days, so that what was derived for one is used again, and is not for another.
            Instant now = Instant.ofEpochSecond(1_790_000_000L + random.nextInt(3 * 86_400));
            URI uri = request.at(store.endpoint());

            Map<String, String> ours = signature.sign(request, store, key, uri, Payload.checksum(request.body()), now);

            Map<String, String> theirs = theirs(request, store, key, uri, now);
            theirs.remove("host");
            assertThat(lower(ours)).as(request + " at " + uri).isEqualTo(theirs);
        }
    }

    private S3Request request() {
        S3Request request =
                S3Request.of(any(METHODS), "be signed", random.nextInt(5) == 0 ? "" : "bucket" + random.nextInt(9), "");
        if (!request.bucket().isEmpty() && random.nextInt(5) > 0) {
            request = S3Request.of(request.method(), "be signed", request.bucket(), "k" + text());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            request = request.with(any(PARAMETERS), random.nextInt(3) == 0 ? "" : text());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            request = request.header(any(HEADERS), random.nextInt(3) == 0 ? " two  blanks\t and more " : "v" + text());
        }
        return random.nextBoolean() ? request.body("body " + text()) : request;
    }

    private static Map<String, String> theirs(S3Request request, Store store, AccessKey key, URI uri, Instant now) {
        SdkHttpRequest.Builder plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(uri);
        request.headers().forEach(plain::putHeader);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(plain.build())
                        .payload(ContentStreamProvider.fromByteArray(request.body()))
                        .identity(identity(key))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, store.region())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false))
                .request();
        Map<String, String> all = new TreeMap<>();
        signed.headers().forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return all;
    }

    private static AwsCredentialsIdentity identity(AccessKey key) {
        String secret = key.secret().reveal();
        return key.session().isPresent()
                ? AwsSessionCredentialsIdentity.create(
                        key.id(), secret, key.session().get().reveal())
                : AwsCredentialsIdentity.create(key.id(), secret);
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        return all;
    }

    private String any(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int[] letters = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}

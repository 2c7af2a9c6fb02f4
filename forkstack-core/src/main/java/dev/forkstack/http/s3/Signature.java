package dev.forkstack.http.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs with the SDK's signer, so that the extensions of a store are signed like all other headers. Thread-safe.
 *
 * @param service what is signed for: {@code s3}, or {@code iam} where a store has its keys there
 */
public record Signature(AccessKey key, String region, String service) {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /** What the JDK's clients set themselves. */
    private static final Set<String> NOT_OURS = Set.of("host", "content-length", "connection", "expect");

    /** @param ahead how much further than ours the clock of the store is @return the headers to send */
    public Map<String, List<String>> sign(
            String method, URI uri, Map<String, String> headers, ContentStreamProvider body, Duration ahead) {
        SdkHttpRequest.Builder plain =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
        headers.forEach(plain::putHeader);
        SdkHttpRequest signed = SIGNER.sign(sign -> sign.request(plain.build())
                        .payload(body)
                        .identity(identity())
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.offset(Clock.systemUTC(), ahead))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                        // S3 signs a key as it stands in the path.
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, !service.equals("s3")))
                .request();
        Map<String, List<String>> all = new TreeMap<>(signed.headers());
        all.keySet().removeIf(name -> NOT_OURS.contains(name.toLowerCase(Locale.ROOT)));
        return all;
    }

    private AwsCredentialsIdentity identity() {
        return key.session()
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(
                        key.id(), key.secret().reveal(), token.reveal()))
                .orElseGet(() ->
                        AwsCredentialsIdentity.create(key.id(), key.secret().reveal()));
    }
}

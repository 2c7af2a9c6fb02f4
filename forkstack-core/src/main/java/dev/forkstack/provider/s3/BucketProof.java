package dev.forkstack.provider.s3;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Shows that a bucket's variables work, by a signed request for an object. It is made with the SDK's signer and HTTP
 * client and without its S3 client, whose thousand classes every command would wait for.
 */
public final class BucketProof {

    /** No application has it; only a reader of the bucket is told of its absence. */
    private static final String ABSENT_KEY = ".forkstack/absent";

    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ENOUGH = 4_096;

    private BucketProof() {}

    /** @throws ForkStackException {@code UNAVAILABLE} if an object of the bucket cannot be asked for with these values */
    public static void read(EnvVars variables) {
        BucketAccess access = BucketAccess.of(variables);
        String outcome;
        try (SdkHttpClient client = UrlConnectionHttpClient.builder()
                .connectionTimeout(TIMEOUT)
                .socketTimeout(TIMEOUT)
                .build()) {
            outcome = outcome(client.prepareRequest(signed(access)).call());
        } catch (IOException e) {
            outcome = e.toString();
        }
        if (!outcome.equals("404 NoSuchKey")) {
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE,
                    "Bucket " + access.bucket() + " at " + access.endpoint() + " does not answer as it should: "
                            + outcome + ".",
                    "Run the command again; if that does not help, stop and start the local servers first.");
        }
    }

    private static HttpExecuteRequest signed(BucketAccess access) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(access.endpoint() + "/" + access.bucket() + "/" + ABSENT_KEY))
                .build();
        return HttpExecuteRequest.builder()
                .request(AwsV4HttpSigner.create()
                        .sign(sign -> sign.request(request)
                                .identity(AwsCredentialsIdentity.create(
                                        access.keyId(), access.secret().reveal()))
                                .putProperty(AwsV4HttpSigner.REGION_NAME, access.region())
                                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                                // S3 signs a key as it stands in the path.
                                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false))
                        .request())
                .build();
    }

    private static String outcome(HttpExecuteResponse response) throws IOException {
        String body = "";
        try (InputStream in = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            body = new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
        }
        Matcher code = CODE.matcher(body);
        return response.httpResponse().statusCode() + (code.find() ? " " + code.group(1) : "");
    }
}

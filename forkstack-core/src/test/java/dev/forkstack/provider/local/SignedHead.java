package dev.forkstack.provider.local;

import dev.forkstack.model.EnvVars;
import java.net.URI;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The head of a signed request, for a body that a test sends in its own time. */
final class SignedHead {

    private SignedHead() {}

    static String put(EnvVars variables, String path, int length) {
        URI endpoint = URI.create(variables.get("AWS_ENDPOINT_URL_S3").orElseThrow());
        SdkHttpRequest request = AwsV4HttpSigner.create()
                .sign(sign -> sign.request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.PUT)
                                .uri(URI.create(endpoint + path))
                                .putHeader("Content-Length", Integer.toString(length))
                                .putHeader("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                                .build())
                        .identity(AwsCredentialsIdentity.create(
                                variables.get("AWS_ACCESS_KEY_ID").orElseThrow(),
                                variables.get("AWS_SECRET_ACCESS_KEY").orElseThrow()))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false))
                .request();
        StringBuilder head = new StringBuilder("PUT " + path + " HTTP/1.1\r\n");
        request.forEachHeader((name, values) ->
                head.append(name).append(": ").append(String.join(",", values)).append("\r\n"));
        return head.append("Connection: close\r\n\r\n").toString();
    }
}

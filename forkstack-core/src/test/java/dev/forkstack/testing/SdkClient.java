package dev.forkstack.testing;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.Keys;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Amazon's own client, as an application has it: what tests look at a store with. */
public final class SdkClient {

    private SdkClient() {}

    /** With an application's own values. */
    public static S3Client of(EnvVars values) {
        Map<String, String> all = values.asMap();
        AwsCredentials key = values.get(Keys.AWS_SESSION_TOKEN)
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(
                        all.get(Keys.AWS_ACCESS_KEY_ID), all.get(Keys.AWS_SECRET_ACCESS_KEY), token))
                .orElseGet(() -> AwsBasicCredentials.create(
                        all.get(Keys.AWS_ACCESS_KEY_ID), all.get(Keys.AWS_SECRET_ACCESS_KEY)));
        return of(URI.create(all.get(Keys.AWS_ENDPOINT_URL_S3)), all.get(Keys.AWS_REGION), key);
    }

    public static S3Client of(URI endpoint, String region, String keyId, String secret) {
        return of(endpoint, region, AwsBasicCredentials.create(keyId, secret));
    }

    private static S3Client of(URI endpoint, String region, AwsCredentials key) {
        return S3Client.builder()
                .region(Region.of(region))
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .forcePathStyle(true)
                // As stores that are not Amazon's want it: some refuse a checksum after the body.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}

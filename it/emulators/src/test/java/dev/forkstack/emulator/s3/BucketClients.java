package dev.forkstack.emulator.s3;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** The SDK's client as stores that are not Amazon's want it. Stateless. */
public final class BucketClients {

    private BucketClients() {}

    public static S3Client of(URI endpoint, Credential credential) {
        AwsCredentials keys = credential
                .sessionToken()
                .<AwsCredentials>map(
                        token -> AwsSessionCredentials.create(credential.accessKeyId(), credential.secret(), token))
                .orElseGet(() -> AwsBasicCredentials.create(credential.accessKeyId(), credential.secret()));
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of("auto"))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
                .overrideConfiguration(settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}

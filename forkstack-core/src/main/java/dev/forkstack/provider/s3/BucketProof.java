package dev.forkstack.provider.s3;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Shows that a bucket's variables work, by a request that an application would make with them. */
public final class BucketProof {

    /** No application has it; its absence is an answer that only a reader of the bucket gets. */
    private static final String ABSENT_KEY = ".forkstack/absent";

    private BucketProof() {}

    /** @throws ForkStackException {@code UNAVAILABLE} if the bucket cannot be read with these values */
    public static void read(EnvVars variables) {
        BucketAccess access = BucketAccess.of(variables);
        try (S3Client client = client(access)) {
            client.getObjectAsBytes(request -> request.bucket(access.bucket()).key(ABSENT_KEY));
        } catch (NoSuchKeyException e) {
            return;
        } catch (SdkException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE,
                    "Bucket " + access.bucket() + " at " + access.endpoint() + " does not answer as it should: "
                            + e.getMessage(),
                    "Run the command again; if that does not help, stop and start the local servers first.",
                    e);
        }
    }

    /** Everything is said here, so that the SDK looks for nothing in files, the environment or the network. */
    private static S3Client client(BucketAccess access) {
        ProfileFile none = ProfileFile.aggregator().build();
        return S3Client.builder()
                .region(Region.of(access.region()))
                .endpointOverride(access.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        access.keyId(), access.secret().reveal())))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .profileFile(() -> none)
                        .build())
                .overrideConfiguration(options -> options.defaultProfileFile(none))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}

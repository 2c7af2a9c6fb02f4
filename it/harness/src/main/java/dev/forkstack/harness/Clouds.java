package dev.forkstack.harness;

import dev.forkstack.emulator.aws.AwsEmulator;
import dev.forkstack.emulator.aws.AwsOptions;
import dev.forkstack.emulator.tigris.TigrisEmulator;
import dev.forkstack.emulator.tigris.TigrisOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** The emulated stores for buckets, each with production's bucket filled. */
final class Clouds {

    private Clouds() {}

    static Buckets tigris(Stand stand) throws IOException {
        TigrisEmulator tigris = TigrisEmulator.start(TigrisOptions.in(directory(stand, "tigris")));
        BucketKey key =
                new BucketKey(tigris.owner().accessKeyId(), tigris.owner().secret());
        tigris.create(stand.bucket("prod"));
        return filled(new CloudBuckets(
                new CloudBuckets.Service(tigris.endpoint(), "auto", key, tigris.traffic(), tigris::state, tigris),
                "[bucket]\nprovider = \"tigris\"\nendpoint = \"" + tigris.endpoint() + "\"\niamEndpoint = \""
                        + tigris.endpoint() + "\"\n",
                Map.of("TIGRIS_STORAGE_ACCESS_KEY_ID", key.id(), "TIGRIS_STORAGE_SECRET_ACCESS_KEY", key.secret()),
                stand.bucket("prod"),
                stand.home().resolve("tigris")));
    }

    /** Whose environments are filled by copying, so that a verb can be killed in the middle of that. */
    static Buckets aws(Stand stand) throws IOException {
        AwsOptions options = AwsOptions.DEFAULT;
        AwsEmulator aws = AwsEmulator.start(0, directory(stand, "aws"), options);
        BucketKey key = new BucketKey(aws.owner().accessKeyId(), aws.owner().secret());
        try (S3Client client = Contents.client(aws.endpoint(), options.region(), key)) {
            client.createBucket(request -> request.bucket(stand.bucket("prod")));
        }
        return filled(new CloudBuckets(
                new CloudBuckets.Service(aws.endpoint(), options.region(), key, aws.traffic(), aws::state, aws),
                "[bucket]\nprovider = \"s3\"\nnamespace = \"global\"\nendpoint = \"" + aws.endpoint()
                        + "\"\nregion = \"" + options.region() + "\"\naccount = \"" + options.account() + "\"\n",
                Map.of("AWS_ACCESS_KEY_ID", key.id(), "AWS_SECRET_ACCESS_KEY", key.secret()),
                stand.bucket("prod"),
                stand.home().resolve("none")));
    }

    private static Path directory(Stand stand, String name) throws IOException {
        return Files.createDirectories(stand.root().resolveSibling(name));
    }

    private static Buckets filled(Buckets buckets) {
        buckets.fill();
        return buckets;
    }
}

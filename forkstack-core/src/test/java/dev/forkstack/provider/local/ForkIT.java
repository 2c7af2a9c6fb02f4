package dev.forkstack.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class ForkIT {

    @TempDir
    static Path home;

    static LocalBuckets buckets;

    @BeforeAll
    static void start() {
        buckets = new LocalBuckets(home);
        buckets.create("dev");
    }

    @AfterAll
    static void stop() {
        buckets.close();
    }

    @Test
    void keepsWhatIsOverwrittenOnOneSideToThatSide() {
        S3Client dev = buckets.client("dev");
        dev.putObject(r -> r.bucket("app-bucket-dev").key("a/b"), RequestBody.fromString("one"));
        buckets.fork("dev", "alice");
        S3Client alice = buckets.client("alice");
        assertThat(alice.getObjectAsBytes(r -> r.bucket("app-bucket-alice").key("a/b"))
                        .asUtf8String())
                .isEqualTo("one");
        dev.putObject(r -> r.bucket("app-bucket-dev").key("a/b"), RequestBody.fromString("two"));
        assertThat(alice.getObjectAsBytes(r -> r.bucket("app-bucket-alice").key("a/b"))
                        .asUtf8String())
                .isEqualTo("one");
        assertThat(buckets.progress.finished).contains("bucket app-bucket-alice: linked 1 object from app-bucket-dev");
    }
}

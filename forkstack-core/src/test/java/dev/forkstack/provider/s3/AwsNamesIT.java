package dev.forkstack.provider.s3;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.aws.AwsOptions;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Resource;
import dev.forkstack.provider.bucket.LinesInBuckets;
import dev.forkstack.provider.bucket.OwnersBuckets;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/** Names that all accounts share, regions, and what doctor says of both. */
class AwsNamesIT {

    @TempDir
    static Path directory;

    static AwsUnderTest virginia;

    private TestedProject there;

    @BeforeAll
    static void start() {
        virginia = new AwsUnderTest(directory, AwsOptions.DEFAULT.in("us-east-1"));
    }

    @AfterAll
    static void stop() {
        virginia.close();
    }

    @BeforeEach
    void project() {
        there = virginia.project(Map.of("namespace", "global"));
    }

    @AfterEach
    void removes() {
        virginia.traffic().heal();
        there.standing().forEach(there.provider::delete);
        assertThat(virginia.traffic().violations()).isEmpty();
    }

    /** Where an answer says "made" of a bucket that was there, too. */
    @Test
    void inVirginiaAnAnswerIsNotBelieved() {
        String plain = there.name + "-bucket-alice";
        Resource source = virginia.source(there.name).resource();
        virginia.buckets.plant(plain, Map.of());

        assertThat(failure(() -> there.fork(source, "alice")).kind()).isEqualTo(Kind.NOT_OURS);
        assertThat(virginia.buckets.read(plain)).containsExactly("theirs");

        Resource bob = there.fork(source, "bob");
        assertThat(there.fork(source, there.mark("bob").by("run-2")).id()).isEqualTo(bob.id());
        there.provider.delete(there.owned("bob"));
        assertThat(there.find("bob")).isEmpty();
    }

    @Test
    void aStrangersBucketIsSaidToBeOne() {
        Resource source = virginia.source(there.name).resource();
        try (OwnersBuckets stranger = new OwnersBuckets(
                virginia.aws.endpoint(),
                "us-east-1",
                virginia.aws.stranger().accessKeyId(),
                virginia.aws.stranger().secret())) {
            stranger.make(there.name + "-bucket-alice");

            ForkStackException failure = failure(() -> there.fork(source, "alice"));

            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(failure.getMessage()).contains("another account's bucket");
            assertThat(failure.remedy()).contains("bucketSuffix");
        }
    }

    @Test
    void aBucketElsewhereIsSaidToBeInAnotherRegion() {
        String production = LinesInBuckets.production(there.name);
        virginia.buckets
                .client()
                .createBucket(request -> request.bucket(production)
                        .createBucketConfiguration(
                                where -> where.locationConstraint(BucketLocationConstraint.EU_WEST_1)));

        ForkStackException failure = failure(() -> there.provider.find(EnvironmentName.PROD));

        assertThat(failure.remedy()).contains("Set region to the one in which the bucket is");
    }

    @Test
    void doctorTellsWhatTheKeyMayAndWhetherNamesAreShared() {
        Diagnosable regional = (Diagnosable) virginia.project(there.name, Map.of()).provider;
        assertThat(regional.diagnose())
                .extracting(Finding::level)
                .contains(Finding.Level.PROBLEM); // there is no source
        virginia.source(there.name);
        assertThat(regional.diagnose()).extracting(Finding::level).containsOnly(Finding.Level.OK);
        virginia.traffic().fail(new Fault("GET", "^/[?]", 1, Fault.Kind.FORBIDDEN_403));
        assertThat(regional.diagnose())
                .filteredOn(finding -> finding.level() == Finding.Level.WARNING)
                .extracting(Finding::remedy)
                .containsExactly("Allow s3:ListAllMyBuckets.");

        assertThat(((Diagnosable) there.provider).diagnose())
                .filteredOn(finding -> finding.level() == Finding.Level.WARNING)
                .extracting(Finding::fact)
                .containsExactly(
                        "names of buckets are shared by all accounts, and anybody can take one that is easy to guess");
    }
}

package dev.forkstack.provider.s3;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Call;
import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.aws.AwsOptions;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** What is Amazon's own: settings and tags of buckets, names that are unusable for a while, and what is paid for. */
class AwsBucketsIT {

    @TempDir
    static Path directory;

    static AwsUnderTest frankfurt;

    private TestedProject app;
    private String alice;

    @BeforeAll
    static void start() {
        frankfurt = new AwsUnderTest(directory, AwsOptions.DEFAULT.with(60));
    }

    @AfterAll
    static void stop() {
        frankfurt.close();
    }

    @BeforeEach
    void project() {
        app = frankfurt.project(Map.of());
        alice = frankfurt.name(app.name, new EnvironmentName("alice"));
    }

    @AfterEach
    void removes() {
        frankfurt.traffic().heal();
        app.standing().forEach(app.provider::delete);
        assertThat(frankfurt.traffic().violations()).isEmpty();
    }

    @Test
    void aNewBucketIsMarkedFromItsFirstMomentAndHasWhatNewBucketsHave() {
        Resource source = frankfurt.source(app.name).resource();
        frankfurt.traffic().forget();

        app.fork(source, "alice");

        assertThat(calls("PUT"))
                .as("one to make it, and one to fill it with its one object")
                .hasSize(2);
        assertThat(frankfurt.aws.setting(alice, "publicAccessBlock")).contains("<BlockPublicAcls>true");
    }

    @Test
    void aForkIsAsOpenAndAsEncryptedAsItsSource() {
        Resource source = frankfurt.source(app.name).resource();
        var client = frankfurt.buckets.client();
        client.deletePublicAccessBlock(request -> request.bucket(source.name()));
        OwnershipControlsRule owner =
                OwnershipControlsRule.builder().objectOwnership("ObjectWriter").build();
        ServerSideEncryptionRule encryption = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        by -> by.sseAlgorithm("aws:kms").kmsMasterKeyID("alias/shop"))
                .build();
        client.putBucketOwnershipControls(
                request -> request.bucket(source.name()).ownershipControls(controls -> controls.rules(owner)));
        client.putBucketEncryption(request ->
                request.bucket(source.name()).serverSideEncryptionConfiguration(rules -> rules.rules(encryption)));

        app.fork(source, "alice");

        assertThat(frankfurt.aws.setting(alice, "publicAccessBlock")).isEmpty();
        assertThat(frankfurt.aws.setting(alice, "ownershipControls")).contains("ObjectWriter");
        assertThat(frankfurt.aws.setting(alice, "encryption")).contains("aws:kms", "alias/shop");
    }

    @Test
    void whatTheKeyMayNotReadOfTheSourceIsToldAndLeftAsAmazonMakesIt() {
        Resource source = frankfurt.source(app.name).resource();
        frankfurt.traffic().fail(new Fault("GET", "[?]encryption", 1, Fault.Kind.FORBIDDEN_403));

        app.fork(source, "alice");

        assertThat(frankfurt.told())
                .contains("note bucket " + alice
                        + " has Amazon's own settings for default encryption, since the key may not" + " read those of "
                        + source.name());
    }

    @Test
    void aNameThatIsBeingDeletedIsWaitedForAndSoIsABucketToBecomeKnown() {
        Resource source = frankfurt.source(app.name).resource();
        frankfurt.aws.aws().abortTheNext(3);
        frankfurt.aws.aws().hideTheNextBucketFor(4);

        Resource made = app.fork(source, "alice");

        assertThat(app.find("alice")).hasValue(made);
        assertThat(frankfurt.buckets.read(alice)).containsExactly("seed");
    }

    @Test
    void tagsOfOthersStay() {
        app.fork(frankfurt.source(app.name).resource(), "alice");
        var client = frankfurt.buckets.client();
        List<Tag> tags = new ArrayList<>(
                client.getBucketTagging(request -> request.bucket(alice)).tagSet());
        tags.add(Tag.builder().key("cost-centre").value("42").build());
        client.putBucketTagging(request -> request.bucket(alice).tagging(set -> set.tagSet(tags)));
        Owned ours = app.owned("alice");

        app.provider.mark(ours, ours.mark().ready());

        assertThat(client.getBucketTagging(request -> request.bucket(alice)).tagSet())
                .contains(Tag.builder().key("cost-centre").value("42").build())
                .contains(Tag.builder().key("forkstack:state").value("ready").build());
    }

    @Test
    void aBucketThatWasNeverMarkedIsCompletedOrDeletedIfItIsEmpty() {
        Map<String, String> regional = Map.of("x-amz-bucket-namespace", "account-regional");
        frankfurt.buckets.make(alice, regional);
        assertThat(app.find("alice").orElseThrow().mark().orElseThrow().state()).isEqualTo(Mark.State.FILLING);

        app.provider.delete(app.owned("alice"));
        assertThat(app.find("alice")).isEmpty();

        frankfurt.buckets.make(alice, regional);
        Resource made = app.fork(frankfurt.source(app.name).resource(), "alice");
        assertThat(made.mark().orElseThrow().run()).isEqualTo("run-1");
        assertThat(frankfurt.buckets.read(alice)).containsExactly("seed");
    }

    @Test
    void aBucketThatWasNeverMarkedAndKeepsVersionsOfWhatWasDeletedIsNobodysToTake() {
        frankfurt.buckets.make(alice, Map.of("x-amz-bucket-namespace", "account-regional"));
        var client = frankfurt.buckets.client();
        client.putBucketVersioning(
                request -> request.bucket(alice).versioningConfiguration(it -> it.status("Enabled")));
        frankfurt.buckets.write(alice, "theirs");
        client.deleteObject(request -> request.bucket(alice).key("theirs"));

        assertThat(app.find("alice").orElseThrow().mark()).isEmpty();
        assertThat(failure(() -> app.fork(frankfurt.source(app.name).resource(), "alice"))
                        .kind())
                .isEqualTo(Kind.NOT_OURS);
    }

    @Test
    void moreThanIsAllowedIsNotCopiedAndNothingIsMade() {
        Resource source = frankfurt.source(app.name).resource();
        frankfurt.buckets.write(source.name(), "second");
        TestedProject careful = sameProject(Map.of("maxObjects", "1"));

        ForkStackException failure = failure(() -> careful.fork(source, "alice"));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.getMessage()).contains(source.name() + " has 2 objects, 10 bytes", "No more than 1 objects");
        assertThat(failure.remedy()).contains("prefixes", "empty", "maxObjects");
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void whatIsCopiedIsAllOrWhatBeginsSoOrNothing() {
        Resource source = frankfurt.source(app.name).resource();
        frankfurt.buckets.write(source.name(), "images/1");
        frankfurt.buckets.write(source.name(), ".forkstack/mark.json");

        app.fork(source, "alice");
        sameProject(Map.of("prefixes", "images/,videos/")).fork(source, app.mark("bob"));
        sameProject(Map.of("fill", "empty")).fork(source, app.mark("carol"));

        assertThat(frankfurt.buckets.read(alice)).containsExactlyInAnyOrder("seed", "images/1");
        assertThat(frankfurt.buckets.read(name("bob"))).containsExactly("images/1");
        assertThat(frankfurt.buckets.read(name("carol"))).isEmpty();
        assertThat(((Measurable) app.provider)
                        .measure(app.find("alice").orElseThrow())
                        .orElseThrow()
                        .objects())
                .hasValue(2);
    }

    @Test
    void aFullAccountSaysWhatToDo() {
        Resource source = frankfurt.source(app.name).resource();
        List<String> fillers = filled();

        ForkStackException failure = failure(() -> app.fork(source, "alice"));

        assertThat(failure.getMessage()).contains("TooManyBuckets");
        assertThat(failure.remedy()).contains("make envs-list");
        fillers.forEach(filler -> frankfurt.buckets.client().deleteBucket(request -> request.bucket(filler)));
    }

    /** As many as there can be. */
    private static List<String> filled() {
        List<String> made = new ArrayList<>();
        try {
            while (true) {
                frankfurt.buckets.make("filler" + made.size());
                made.add("filler" + made.size());
            }
        } catch (S3Exception e) {
            return made;
        }
    }

    /** Amazon says so with 400, as of what it does not understand. */
    @Test
    void aSessionThatHasEndedIsNoBucketWithoutTags() {
        app.fork(frankfurt.source(app.name).resource(), "alice");
        Owned ours = app.owned("alice");
        frankfurt.aws.expire(frankfurt.aws.owner());

        assertThat(failure(() -> app.provider.delete(ours)).kind()).isEqualTo(Kind.UNAUTHORIZED);

        frankfurt.aws.renew(frankfurt.aws.owner());
        assertThat(app.find("alice")).isPresent();
    }

    private String name(String env) {
        return frankfurt.name(app.name, new EnvironmentName(env));
    }

    private List<Call> calls(String method) {
        return frankfurt.traffic().calls().stream()
                .filter(call -> call.method().equals(method))
                .toList();
    }

    private TestedProject sameProject(Map<String, String> more) {
        return frankfurt.project(app.name, more);
    }
}

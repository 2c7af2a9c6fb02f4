package dev.forkstack.provider.tigris;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.spi.Measurable;
import dev.forkstack.testing.ObjectLines;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is forked, from what, as of when; and what is done where somebody else has the name. */
class TigrisForkIT extends AtTigris {

    @Test
    void anInstantIsForkedAsItWasThen() throws InterruptedException {
        Instant then = Instant.now();
        Thread.sleep(5);
        ObjectLines.write(service.source(TigrisProject.APP).values(), "later");

        app.forkAt("alice", then);
        app.fork("bob");

        assertThat(ObjectLines.read(app.connect("alice"))).containsExactly("seed");
        assertThat(ObjectLines.read(app.connect("bob"))).containsExactlyInAnyOrder("seed", "later");
        assertThat(app.find("alice").flatMap(Resource::mark).flatMap(Mark::at)).hasValue(then);
    }

    @Test
    void anInstantBeforeTheSourceWasMadeIsNoEmptyFork() {
        service.source(TigrisProject.APP);

        ForkStackException failure = failure(() -> app.forkAt("early", Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.getMessage()).contains("after 2020-01-01T00:00:00Z");
        assertThat(app.find("early")).isEmpty();
    }

    @Test
    void aSourceWithoutSnapshotsIsToldWithTheStepThatEnablesThemAndNothingIsMade() {
        service.access.createPlain("plain");
        TigrisProject other = new TigrisProject(service, service.home(), Map.of("prod", "plain"));
        service.traffic().forget();

        ForkStackException failure = failure(() -> other.fork("alice"));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.getMessage()).contains("bucket plain", "snapshots are not enabled");
        assertThat(failure.remedy()).contains("tigris buckets enable-snapshots plain");
        assertThat(other.calls("PUT", ".*")).isZero();

        service.access.change("plain", "{\"type\":1}");
        assertThat(other.fork("alice").parent()).hasValue("plain");
    }

    @Test
    void aNameThatAnotherAccountHasIsAskedForOnlyOnceAndTheSuffixIsTheRemedy() {
        service.access.createAs(service.tigris.stranger(), TigrisProject.bucket("alice"));

        ForkStackException looking = failure(() -> app.find("alice"));
        ForkStackException making = failure(() -> app.fork("alice"));

        assertThat(looking.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(looking.remedy()).contains("bucketSuffix");
        assertThat(making.kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(making.getMessage()).contains("Another account", TigrisProject.bucket("alice"));
        assertThat(making.remedy()).contains("bucketSuffix");
        TigrisProject suffixed = new TigrisProject(service, service.home(), Map.of("bucketSuffix", "acme"));
        assertThat(suffixed.fork("alice").name()).isEqualTo("app-bucket-alice-acme");
    }

    @Test
    void aForkOfOurSourceWithoutAMarkIsUnfinishedAndIsCompleted() {
        service.access.fork(TigrisProject.bucket("alice"), TigrisUnderTest.prod(TigrisProject.APP));

        Mark found = app.find("alice").flatMap(Resource::mark).orElseThrow();
        Resource made = app.fork("alice");

        assertThat(found.state()).isEqualTo(Mark.State.FILLING);
        assertThat(found.owner()).isEmpty();
        assertThat(made.mark()).hasValue(app.mark("alice").on(made.id()));
        assertThat(app.find("alice")).hasValue(made);
        assertThat(ObjectLines.read(app.connect("alice"))).containsExactly("seed");
    }

    @Test
    void aForkOfAnEnvironmentWithoutAMarkIsUnfinishedOnlyIfThatEnvironmentIsOurs() {
        app.fork("base");
        service.access.fork(TigrisProject.bucket("alice"), TigrisProject.bucket("base"));
        service.access.createBucket(TigrisProject.bucket("foreign"));
        service.access.fork(TigrisProject.bucket("bob"), TigrisProject.bucket("foreign"));

        assertThat(app.find("alice").flatMap(Resource::mark)).isPresent();
        assertThat(app.find("bob").flatMap(Resource::mark)).isEmpty();
        assertThat(failure(() -> app.fork("bob")).kind()).isEqualTo(Kind.NOT_OURS);
    }

    @Test
    void aMarkThatAForkTookAlongCountsForNothing() {
        app.fork("base");
        Map<String, String> tags =
                service.access.buckets().tags(TigrisProject.bucket("base")).orElseThrow();
        service.access.fork("app-bucket-copied", "elsewhere");
        service.access.buckets().tag("app-bucket-copied", tags);

        assertThat(app.find("copied").flatMap(Resource::mark)).isEmpty();
        assertThat(failure(() -> app.fork("copied")).kind()).isEqualTo(Kind.NOT_OURS);
    }

    @Test
    void tagsOfOthersStayWhenABucketIsMarked() {
        Resource alice = app.fork("alice");
        Map<String, String> tags = service.access.buckets().tags(alice.name()).orElseThrow();
        tags.put("team", "shop");
        service.access.buckets().tag(alice.name(), tags);

        app.provider.mark(app.owned("alice"), app.owned("alice").mark().ready());

        assertThat(service.access.buckets().tags(alice.name()).orElseThrow()).containsEntry("team", "shop");
        assertThat(app.owned("alice").mark().state()).isEqualTo(Mark.State.READY);
    }

    @Test
    void aForkThatCannotBeMarkedIsTakenBack() {
        String before = service.state();
        app.prod();
        app.fail("PUT", "tagging", Fault.Kind.FORBIDDEN_403);

        ForkStackException failure = failure(() -> app.fork("alice"));

        assertThat(failure.getMessage()).contains("tag bucket " + TigrisProject.bucket("alice"));
        assertThat(service.state()).isEqualTo(before);
    }

    @Test
    void whatAnotherRunIsQuickerToMarkStaysAsThatHasLeftIt() {
        TigrisProject colleague = new TigrisProject(service);
        app.after("PUT", "/app-bucket-alice", 1, () -> {
            Resource theirs = colleague.fork(app.prod(), colleague.mark("alice").by("run-2"));
            colleague.provider.mark(
                    colleague.claim("alice", theirs),
                    theirs.mark().orElseThrow().ready());
        });

        Resource ours = app.fork("alice");

        assertThat(ours.mark().orElseThrow().run()).isEqualTo("run-2");
        assertThat(ours.mark().orElseThrow().state()).isEqualTo(Mark.State.READY);
        assertThat(app.find("alice")).hasValue(ours);
    }

    @Test
    void aForkIsMeasuredAsTheServiceDoesIt() {
        Resource alice = app.fork("alice");
        ObjectLines.write(app.connect("alice"), "mine");

        assertThat(((Measurable) app.provider).measure(alice)).hasValue(new Size(8, OptionalLong.of(2)));
        app.delete("alice");
        assertThat(((Measurable) app.provider).measure(alice)).isEmpty();
    }

    @Test
    void valuesLeadToTheConfiguredEndpointAndRegion() {
        app.fork("alice");

        EnvVars values = app.connect("alice");

        assertThat(values.asMap())
                .containsEntry("BUCKET_NAME", TigrisProject.bucket("alice"))
                .containsEntry("AWS_ENDPOINT_URL_S3", service.tigris.endpoint().toString())
                .containsEntry("AWS_REGION", "auto")
                .containsOnlyKeys(
                        "BUCKET_NAME",
                        "AWS_ENDPOINT_URL_S3",
                        "AWS_REGION",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY");
    }
}

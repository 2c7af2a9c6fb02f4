package dev.forkstack.provider.planetscale;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.TestedProject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others do between two requests, and in another database. */
class PlanetScaleMeanwhileIT extends PlanetScaleStage {

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.vitess(directory);
    }

    private static void before(String method, String pathEnd, int nth, Runnable action) {
        service.traffic().before(method, pathEnd + "$", nth, action);
    }

    private static void after(String method, String pathEnd, Runnable action) {
        service.traffic().after(method, pathEnd + "$", 1, action);
    }

    @Test
    void theMarkOfAColleagueWhoWasQuickerIsNotReplaced() {
        TestedProject schema = opened(Map.of("data", "schema"));
        Branch made = service.access.branch(staging("alice"), "main");
        Mark colleagues = app.mark("alice", "mo@example.org");
        BranchMarks marks = new BranchMarks(service.access.api, new KnownDatabase(service.access.api));
        // The first tells that nobody has marked it, and the second is that of the mark.
        before("GET", "/passwords", 2, () -> marks.write(made, colleagues));

        ForkStackException failure = failure(() -> schema.fork(source, "alice"));

        assertThat(failure.kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(failure).hasMessageContaining("mo@example.org makes environment alice");
        assertThat(app.find("alice").orElseThrow().mark()).hasValue(colleagues.on(made.id()));
    }

    @Test
    void whatAColleagueHasFinishedWhileItWasWaitedForIsNotJoined() {
        service.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        TestedProject schema = opened(Map.of("data", "schema"));
        BranchMarks marks = new BranchMarks(service.access.api, new KnownDatabase(service.access.api));
        // The second after it was made.
        after(
                "POST",
                "/branches",
                () -> before("GET", "/branches", 2, () -> {
                    Branch made = service.access.ready(staging("alice"));
                    marks.write(made, app.mark("alice", "mo@example.org"));
                    service.access.api.rename(made.name(), name + "-alice");
                }));

        ForkStackException failure = failure(() -> schema.fork(source, "alice"));

        assertThat(failure.kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(failure).hasMessageContaining("belongs to mo@example.org");
    }

    @Test
    void whatOnlyPerhapsIsOursIsNobodysToUndo() {
        TestedProject schema = opened(Map.of("data", "schema"));
        before("POST", "/branches", 1, () -> {
            service.access.branch(staging("alice"), "main"); // by another machine, which has not marked it yet
            service.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.DROPPED_BEFORE_EFFECT));
            service.traffic().fail(new Fault("POST", "/passwords$", 1, Fault.Kind.FORBIDDEN_403));
        });

        assertThat(failure(() -> schema.fork(source, "alice")).kind()).isEqualTo(Kind.UNAUTHORIZED);

        assertThat(schema.find("alice").orElseThrow().mark().orElseThrow().run())
                .isNotEqualTo(app.mark("alice").run());
    }

    /** And not waited for, for half an hour. */
    @Test
    void whatIsDeletedWhileItIsCompletedIsToldToBeGone() {
        service.access.branch(staging("alice"), "main");
        // The first sweeps, the second tells what stands, and the third looks whether it is ready.
        before("GET", "/branches", 3, () -> service.access.delete(staging("alice")));

        assertThat(failure(() -> opened(Map.of("data", "schema")).fork(source, "alice")))
                .hasMessageContaining("is not there any more");
    }

    @Test
    void whatIsForkedIsNamedIfItIsGoneByThen() {
        Resource alice = ready(app, "alice");
        service.access.backup(alice.name());
        before("POST", "/branches", 1, () -> service.access.deleteBackups(alice.name()));
        assertThat(failure(() -> app.fork(alice, "bob"))).hasMessageContaining("backup nightly");
        TestedProject schema = opened(Map.of("data", "schema"));
        before("POST", "/branches", 1, () -> service.access.delete(alice.name()));

        assertThat(failure(() -> schema.fork(alice, "bob"))).hasMessageContaining("its branch " + alice.name());
    }

    @Test
    void aListTellsOfWhatWasFinishedAndNotOfWhatWasDeletedMeanwhile() {
        app.fork(source, "alice");
        Owned alice = app.owned("alice");
        ready(app, "bob");
        Owned bob = app.owned("bob");
        after("GET", "/branches", () -> {
            app.provider.mark(alice, alice.mark().ready());
            app.provider.delete(bob);
        });

        assertThat(app.provider.list()).extracting(Resource::name).containsExactly(name + "-alice");
    }

    @Test
    void whatWasMadeProductionRightBeforeItsDeletionStays() {
        ready(app, "alice");
        Owned alice = app.owned("alice");
        before(
                "GET",
                "/branches",
                2,
                () -> service.access.promote(alice.resource().name()));

        assertThat(failure(() -> app.provider.delete(alice))).hasMessageContaining("is production");

        assertThat(calls("DELETE", ".*")).isZero();
    }

    @Test
    void whatAnotherRunFinishedRightBeforeItsDeletionStays() {
        app.fork(source, "alice");
        Owned alice = app.owned("alice");
        before(
                "GET",
                "/branches",
                2,
                () -> app.provider.mark(alice, alice.mark().ready()));

        assertThat(failure(() -> app.provider.delete(alice)).kind()).isEqualTo(Kind.ALREADY_EXISTS);

        assertThat(calls("DELETE", ".*")).isZero();
    }

    @Test
    void aDeletionThatWasTurnedAwayDoesNotMeetWhatAColleagueMadeMeanwhile() {
        ready(app, "alice");
        Owned alice = app.owned("alice");
        service.traffic().fail(new Fault("DELETE", "/branches/[^/]*$", 1, Fault.Kind.THROTTLED_429_RETRY_AFTER));
        after("DELETE", "/branches/" + alice.resource().name(), () -> {
            service.access.delete(alice.resource().name());
            service.access.branch(alice.resource().name(), "main");
        });

        app.provider.delete(alice);

        assertThat(stands(alice.resource().name())).isTrue();
    }

    @Test
    void aLoginThatAnotherRunGetsWhileItIsSweptIsKept() {
        after("GET", "/branches", () -> {
            app.fork(source, "alice");
            app.connect("alice");
        });
        opened(Map.of()).provider.sweep();
        service.traffic().forget();

        app.connect("alice");

        assertThat(calls("POST", "/passwords")).isZero();
    }

    @Test
    void whoSweepsOneDatabaseKeepsTheLoginsOfAnother() {
        app.fork(source, "alice");
        EnvVars values = app.connect("alice");
        service.access.database("other");

        opened(Map.of("database", "other")).provider.sweep();

        assertThat(app.connect("alice")).isEqualTo(values);
    }
}

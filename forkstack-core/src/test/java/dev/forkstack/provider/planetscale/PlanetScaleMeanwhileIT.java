package dev.forkstack.provider.planetscale;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

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
    void aListTellsOfWhatWasFinishedAndNotOfWhatWasDeletedMeanwhile() {
        app.fork(source, "alice");
        Owned alice = app.owned("alice");
        ready(app, "bob");
        Owned bob = app.owned("bob");
        before("GET", "/passwords", 1, () -> {
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
    void whoSweepsOneDatabaseKeepsTheLoginsOfAnother() {
        app.fork(source, "alice");
        EnvVars values = app.connect("alice");
        service.access.database("other");

        opened(Map.of("database", "other")).provider.sweep();

        assertThat(app.connect("alice")).isEqualTo(values);
    }
}

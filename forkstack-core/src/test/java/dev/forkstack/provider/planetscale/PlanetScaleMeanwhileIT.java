package dev.forkstack.provider.planetscale;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.CallListener;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.TestedProject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others do between two requests, and in another database. */
class PlanetScaleMeanwhileIT extends PlanetScaleStage {

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.vitess(directory);
    }

    /** Once, before the nth such call from now on; what the action asks is not counted. */
    private static void before(String method, String pathEnd, int nth, Runnable action) {
        AtomicInteger calls = new AtomicInteger();
        service.traffic().listen(new CallListener() {
            @Override
            public boolean begins(String asked, String path) {
                if (asked.equals(method) && path.endsWith(pathEnd) && calls.incrementAndGet() == nth) {
                    service.traffic().listen(NONE);
                    action.run();
                }
                return true;
            }

            @Override
            public void ends(String asked, String path) {}
        });
    }

    @Test
    void theMarkOfAColleagueWhoWasQuickerIsNotReplaced() {
        TestedProject schema = opened(Map.of("data", "schema"));
        Branch made = service.access.branch(staging("alice"), "main");
        Mark colleagues = by("mo@example.org", app.mark("alice"));
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

    private static Mark by(String owner, Mark mark) {
        return new Mark(
                mark.project(),
                mark.env(),
                mark.part(),
                mark.resource(),
                mark.source(),
                mark.at(),
                Optional.of(owner),
                "run-2",
                mark.state(),
                mark.created(),
                mark.expires());
    }
}

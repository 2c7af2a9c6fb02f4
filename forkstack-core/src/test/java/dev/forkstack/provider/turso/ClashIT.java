package dev.forkstack.provider.turso;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault.Kind;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two runs at one environment from different machines, where no lock of ours keeps them apart. */
class ClashIT extends AtTurso {

    private static final String ALICES = "/databases/app-alice";

    private TursoProject elsewhere;

    @BeforeEach
    void startElsewhere() {
        elsewhere = new TursoProject(service, directory.resolve("elsewhere"), Clock.systemUTC());
    }

    @AfterEach
    void stopElsewhere() {
        elsewhere.close();
    }

    @Test
    void aMarkIsWrittenOnlyInPlaceOfTheOneThatWasRead() {
        app.fork(app.prod(), "alice");
        Owned before = app.owned("alice");
        elsewhere.provider.mark(
                elsewhere.owned("alice"), elsewhere.owned("alice").mark().ready());

        ForkStackException failure =
                failure(() -> app.provider.mark(before, before.mark().by("run-2")));

        assertThat(failure.getMessage()).contains("changed meanwhile");
        assertThat(app.row("alice").state()).isEqualTo(Mark.State.READY);
        assertThat(app.row("alice").run()).isEqualTo("run-1");
    }

    @Test
    void whoCompletesTooLateFindsItReadyAndLeavesItSo() {
        app.fork(app.prod(), "alice");
        Owned ours = app.owned("alice");
        app.before(
                "POST",
                "/@app-alice/v2/pipeline",
                2,
                () -> app.provider.mark(ours, ours.mark().ready()));

        Resource found =
                elsewhere.fork(elsewhere.prod(), elsewhere.mark("alice").by("run-2"));

        assertThat(found.mark()).hasValue(ours.mark().ready());
        assertThat(app.row("alice")).isEqualTo(ours.mark().ready());
    }

    @Test
    void whatAColleagueHasBegunIsNotCompletedForThem() {
        app.fork(app.prod(), "alice");
        Mark theirs = app.row("alice");

        ForkStackException failure =
                failure(() -> elsewhere.fork(elsewhere.prod(), elsewhere.mark("alice", "al@example.org")));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.ALREADY_EXISTS);
        assertThat(failure.getMessage()).contains("belongs to jo@example.org");
        assertThat(app.row("alice")).isEqualTo(theirs);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500_AFTER_EFFECT", "DROPPED_AFTER_EFFECT", "ERROR_500", "THROTTLED_429"})
    void aDeletionThatIsNotAnsweredDoesNotMeetWhatAColleagueMadeMeanwhile(Kind failure) {
        app.make("alice");
        Owned ours = app.owned("alice");
        app.fail("DELETE", ALICES + "$", 1, failure);
        app.after("DELETE", ALICES, () -> {
            if (service.turso.state().contains("database app-alice ")) {
                service.access.delete("app-alice");
            }
            service.access.branch("app-alice", "live-app");
        });

        app.provider.delete(ours);

        assertThat(service.access.id("app-alice")).isNotEqualTo(ours.resource().id());
    }

    @Test
    void aDeletionThatWasNotDoneIsRepeated() {
        app.make("alice");
        app.fail("DELETE", ALICES + "$", 1, Kind.UNAVAILABLE_503);
        app.fail("DELETE", ALICES + "$", 2, Kind.DROPPED_BEFORE_EFFECT);
        app.fail("DELETE", ALICES + "$", 3, Kind.THROTTLED_429_RETRY_AFTER);

        app.delete("alice");

        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void whatOnlyPerhapsIsOursIsNotUndoneWithoutARowThatSaysSo() {
        Resource prod = app.prod();
        app.before("POST", "/databases", 1, () -> {
            service.access.branch("app-alice", "live-app"); // by another machine, which has not marked it yet
            app.fail("POST", "/databases$", 1, Kind.DROPPED_BEFORE_EFFECT);
            app.fail("POST", "/auth/tokens$", 1, Kind.FORBIDDEN_403);
        });

        assertThat(failure(() -> app.fork(prod, "alice")).remedy()).isNotBlank();

        assertThat(app.find("alice")).isPresent();
    }
}

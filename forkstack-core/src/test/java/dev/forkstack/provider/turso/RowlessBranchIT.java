package dev.forkstack.provider.turso;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault.Kind;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A branch without a row is an unfinished one of ours as long as it is young, and somebody's own after that. */
class RowlessBranchIT extends AtTurso {

    @Test
    void aBranchThatDoesNotServeYetIsOursByItsParentAndSaysNoOwner() {
        service.source(app.name);
        app.fail("POST", "/databases$", 1, Kind.SLOW_READY);
        service.access.branch("app-alice", "live-app");

        Mark mark = app.row("alice");

        assertThat(mark.state()).isEqualTo(Mark.State.FILLING);
        assertThat(mark.owner()).isEmpty();
        assertThat(mark.source()).hasValue(EnvironmentName.PROD);
        app.delete("alice");
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void whatHasServedBeforeIsNotTakenForUnfinishedWhenItIsOutOfOrder() {
        app.make("alice");
        try (TursoProject later = new TursoProject(service, service.home(), TursoProject.in(Duration.ofHours(2)))) {
            for (int n = 1; n <= 5; n++) {
                app.fail("POST", "/v2/pipeline$", n, Kind.ERROR_500);
            }

            assertThat(failure(() -> later.find("alice")).kind()).isEqualTo(ForkStackException.Kind.UNAVAILABLE);
        }
    }

    @Test
    void norWhenItsHostIsNotThere() {
        app.make("alice");
        try (TursoProject later = new TursoProject(service, service.home(), TursoProject.in(Duration.ofHours(2)))) {
            app.fail("POST", "/v2/pipeline$", 1, Kind.NOT_FOUND_404);

            assertThat(failure(() -> later.find("alice")).kind()).isEqualTo(ForkStackException.Kind.NOT_FOUND);
        }
        assertThat(app.row("alice").state()).isEqualTo(Mark.State.READY);
    }

    @Test
    void aBranchThatSomebodyMadeByHandIsNotOursOnTheStrengthOfItsName() {
        app.make("alice");
        service.access.branch("app-staging", "live-app");
        service.access.branch("app-nightly", "app-alice");
        service.access.values("app-staging");
        service.access.values("app-nightly");
        try (TursoProject later = new TursoProject(service, service.home(), TursoProject.in(Duration.ofHours(2)))) {
            Resource foreign = later.find("staging").orElseThrow();

            assertThat(foreign.mark()).isEmpty();
            assertThat(later.find("nightly").orElseThrow().mark()).isEmpty();
            assertThat(failure(() -> later.fork(later.prod(), "staging")).kind())
                    .isEqualTo(ForkStackException.Kind.NOT_OURS);
            Mark mark = later.mark("staging").on(foreign.id());
            var adopted = new Ownership(app.name, mark.env()).adopt(foreign, Set.of("app-staging"), mark);
            later.provider.mark(adopted, mark);
            assertThat(later.row("staging")).isEqualTo(mark);
        }
    }
}

package dev.forkstack.provider.turso;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Fault.Kind;
import dev.forkstack.emulator.TursoOptions;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.testing.Rows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the answer "made" and a database that serves, much can go wrong; afterwards there is a whole one or none. */
@Timeout(60)
class ReadinessIT {

    private static final String MAKES = "/databases$";

    @TempDir
    Path directory;

    private TursoUnderTest service;
    private TursoProject app;

    @BeforeEach
    void start() {
        start(TursoOptions.in(directory.resolve("service")));
    }

    private void start(TursoOptions options) {
        service = new TursoUnderTest(directory, options);
        app = new TursoProject(service);
    }

    /** With pauses of at least 50 ms it then serves after two seconds, however slow this machine is. */
    private void restartSlow() {
        stop();
        start(TursoOptions.in(directory.resolve("service")).withRequestsUntilReady(40));
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
        assertThat(service.turso.traffic().violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW_READY", "READY_THAT_IS_NOT"})
    void whatIsMadeIsWaitedForUntilItServes(Kind slowness) {
        app.fail("POST", MAKES, 1, slowness);

        assertThat(Rows.read(app.make("alice"))).contains("seed");
    }

    @Test
    void aLongWaitIsTold() {
        restartSlow();

        app.make("alice");

        assertThat(service.told()).contains("started waiting for database app-alice to answer");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "DROPPED_AFTER_EFFECT",
                "ERROR_500_AFTER_EFFECT",
                "CUT_ANSWER",
                "FIELDS_MISSING",
                "NOT_JSON",
                "GIANT_ANSWER"
            })
    void whatWasMadeAlthoughItsAnswerIsLostIsFoundOut(Kind loss) {
        Resource prod = app.prod();
        app.fail("POST", MAKES, 1, loss);

        Resource made = app.fork(prod, "alice");

        assertThat(app.find("alice")).hasValue(made);
        assertThat(app.calls())
                .filteredOn(call -> call.startsWith("POST /databases "))
                .hasSize(1 + 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPPED_BEFORE_EFFECT", "ERROR_500", "UNAVAILABLE_503", "PAYMENT_402", "FORBIDDEN_403"})
    void whatWasNotMadeIsNotTriedAgain(Kind failure) {
        Resource prod = app.prod();
        app.fail("POST", MAKES, 1, failure);

        assertThat(failure(() -> app.fork(prod, "alice")).remedy()).isNotBlank();
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void aServiceThatAsksToWaitIsWaitedForAndAskedAgain() {
        app.fail("POST", MAKES, 1, Kind.THROTTLED_429_RETRY_AFTER);

        app.make("alice");

        assertThat(service.told()).anyMatch(line -> line.contains("busy (429)"));
    }

    @Test
    void noRedirectIsFollowed() {
        Resource prod = app.prod();
        app.fail("POST", MAKES, 1, Kind.REDIRECT_TO_OTHER_HOST);
        assertThat(failure(() -> app.fork(prod, "alice")).getMessage()).contains("redirect");
        app.fork(prod, "alice");
        app.fail("POST", "/v2/pipeline", 1, Kind.REDIRECT_TO_OTHER_HOST);
        assertThat(failure(() -> app.connect("alice")).getMessage()).contains("redirect");

        assertThat(app.turso().traffic().strayRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/tokens$", "/v2/pipeline$"})
    void whatCannotBeMarkedIsRemovedByWhoMadeIt(String path) {
        Resource prod = app.prod();
        app.fail("POST", path, 1, Kind.REDIRECT_TO_OTHER_HOST);

        ForkStackException failure = failure(() -> app.fork(prod, "alice"));

        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(app.turso().state()).doesNotContain("app-alice");
        assertThat(directory.resolve("home/turso/emulated"))
                .satisfiesAnyOf(
                        tokens -> assertThat(tokens).doesNotExist(),
                        tokens -> assertThat(tokens).isEmptyDirectory());
    }

    @Test
    void whatFailsToBeRemovedIsToldBesideTheFirstFailure() {
        Resource prod = app.prod();
        app.fail("POST", "/auth/tokens$", 1, Kind.REDIRECT_TO_OTHER_HOST);
        app.fail("DELETE", "/databases/app-alice$", 1, Kind.FORBIDDEN_403);

        ForkStackException failure = failure(() -> app.fork(prod, "alice"));

        assertThat(failure.getMessage()).contains("redirect");
        assertThat(failure.getSuppressed()).hasSize(1);
        // And the next run, of whomever, sees that it is no complete one, and can delete it.
        assertThat(app.row("alice").owner()).isEmpty();
        app.delete("alice");
    }

    @Test
    void anInterruptInTheWaitLeavesNothing() throws Exception {
        restartSlow();
        Resource prod = app.prod();
        Thread run = new Thread(() -> catchThrowableOfType(ForkStackException.class, () -> app.fork(prod, "alice")));
        run.start();
        while (app.calls().stream().noneMatch(call -> call.contains("app-alice/v2/pipeline 404"))) {
            Thread.sleep(5);
        }

        run.interrupt();
        run.join();

        assertThat(app.turso().state()).doesNotContain("app-alice");
        assertThat(service.told()).contains("note undone: database app-alice");
    }

    @Test
    void whatIsRemovedInTheWaitIsNotWaitedForAnyLonger() {
        restartSlow();
        Resource prod = app.prod();
        app.after("POST", "/@app-alice/v2/pipeline", () -> service.access.delete("app-alice"));

        ForkStackException failure = failure(() -> app.fork(prod, "alice"));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.NOT_FOUND);
        assertThat(failure.getMessage()).contains("removed meanwhile");
    }

    @Test
    void aPastOfTheSourceIsForked() {
        Rows.write(service.source(app.name).values(), "early");
        app.turso().snapshot("live-app");
        Instant then = Instant.now().plusMillis(1);
        Rows.write(service.source(app.name).values(), "late");
        var mark = app.mark("alice");

        app.fork(
                app.prod(),
                new dev.forkstack.model.Mark(
                        mark.project(),
                        mark.env(),
                        mark.part(),
                        "",
                        mark.source(),
                        Optional.of(then),
                        mark.owner(),
                        mark.run(),
                        mark.state(),
                        mark.created(),
                        Optional.empty()));

        assertThat(Rows.read(app.connect("alice"))).isEqualTo(Set.of("seed", "early"));
        assertThat(app.row("alice").at()).hasValue(then);
    }
}

package dev.forkstack.provider.neon;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.NeonEmulator;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network and the service may do to us. */
class NeonOutageIT extends NeonStage {

    @Test
    void whileAnotherOperationRunsEveryWriteIsSentAgain() {
        try (NeonEmulator slow = service.another(options -> options.operationsTake(Duration.ofMillis(400)))) {
            NeonAccess access = new NeonAccess(slow);
            try (TestedProject project = new TestedProject(name, access.open(name, Map.of()))) {
                Resource main = project.find("prod").orElseThrow();
                access.begin(main.id());

                project.fork(main, "alice");

                assertThat(Rows.read(project.connect("alice"))).isEmpty();
                assertThat(slow.traffic().calls()).anyMatch(call -> call.status() == 423);
                assertThat(slow.traffic().violations()).isEmpty();
            }
        }
    }

    @Test
    void asManySecondsAsNeonAsksForAreWaitedAndTold() {
        fail("POST", "/branches$", Fault.Kind.THROTTLED_429_RETRY_AFTER);
        long begin = System.nanoTime();

        app.fork(source, "alice");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(service.told())
                .anyMatch(line -> line.startsWith("started waiting: Neon is busy (429), asked to create branch"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        fail("POST", "/branches$", Fault.Kind.REDIRECT_TO_OTHER_HOST);

        assertThat(failure(() -> app.fork(source, "alice")).getMessage()).contains("a redirect");

        assertThat(service.neon.traffic().strayRequests()).isEmpty();
        assertThat(app.find("alice")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ERROR_500_AFTER_EFFECT",
                "DROPPED_AFTER_EFFECT",
                "CUT_ANSWER",
                "NOT_JSON",
                "FIELDS_MISSING",
                "GIANT_ANSWER"
            })
    void aLostAnswerIsLookedUpAndNothingIsMadeTwice(Fault.Kind kind) {
        fail("POST", "/branches$", kind);

        Resource alice = app.fork(source, "alice");

        assertThat(app.find("alice")).hasValue(alice);
        assertThat(count("POST", "/branches")).isEqualTo(1);
        assertThat(Rows.read(app.connect("alice"))).contains("seed");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "UNAUTHORIZED_401",
                "PAYMENT_402",
                "FORBIDDEN_403",
                "NOT_FOUND_404",
                "UNPROCESSABLE_422",
                "ERROR_500",
                "DROPPED_BEFORE_EFFECT"
            })
    void whatFailsLeavesNothingAndGoesTheNextTime(Fault.Kind kind) {
        fail("POST", "/branches$", kind);

        failure(() -> app.fork(source, "alice"));

        assertThat(app.find("alice")).isEmpty();
        app.fork(source, "alice");
        assertThat(Rows.read(app.connect("alice"))).contains("seed");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCKED_423", "UNAVAILABLE_503", "THROTTLED_429", "CONFLICT_409"})
    void whatWasNotBegunIsSentAgain(Fault.Kind kind) {
        fail("POST", "/branches$", kind);

        app.fork(source, "alice");

        assertThat(count("POST", "/branches")).isEqualTo(2);
        assertThat(app.provider.list()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ERROR_500",
                "ERROR_500_AFTER_EFFECT",
                "DROPPED_BEFORE_EFFECT",
                "DROPPED_AFTER_EFFECT",
                "CUT_ANSWER",
                "LOCKED_423"
            })
    void aNewNameAndADeletionAreSentUntilTheyAreAnswered(Fault.Kind kind) {
        app.fork(source, "alice");
        fail("PATCH", "/branches/br-", kind);
        Owned alice = app.owned("alice");
        app.provider.mark(alice, alice.mark().ready());
        assertThat(service.neon.state()).contains("branch shop/" + name + "-alice ");

        fail("DELETE", "/branches/br-", kind);
        app.provider.delete(app.owned("alice"));
        assertThat(app.find("alice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/branches$", "/endpoints$", "/databases$", "/connection_uri$"})
    void whatAnAnswerLacksIsNamed(String path) {
        app.fork(source, "alice");
        try (TestedProject again = opened(Map.of())) {
            Owned alice = again.owned("alice");
            fail("GET", path, Fault.Kind.FIELDS_MISSING);

            ForkStackException failure = failure(() -> {
                again.find("alice");
                again.provider.connect(alice, dev.forkstack.model.EnvVars.NONE);
            });

            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
            assertThat(failure.getMessage()).contains(" lacks ");
        }
    }

    @Test
    void everyPageIsRead() throws Exception {
        app.fork(source, "alice");
        app.fork(source, "bob");
        app.fork(source, "carol");
        try (Between small = Between.asking(service.neon.api(), query -> query.replaceAll("limit=\\d+", "limit=2"));
                TestedProject project = opened(Map.of("api", small.api()))) {
            assertThat(project.provider.list())
                    .extracting(Resource::name)
                    .containsExactly(name + "-alice", name + "-bob", name + "-carol");
        }
    }

    @Test
    void aListThatGoesRoundInCirclesEnds() throws Exception {
        app.fork(source, "alice");
        try (Between circling = new Between(
                        service.neon.api(),
                        query -> query.replaceAll("&cursor=.*", ""),
                        (method, path, answered) -> path.endsWith("/branches")
                                ? Optional.of(new Between.Answer(
                                        200,
                                        answered.replace("\"pagination\":{", "\"pagination\":{\"next\":\"again\",")))
                                : Optional.empty());
                TestedProject project = opened(Map.of("api", circling.api()))) {
            assertThat(project.find("alice")).isPresent();
        }
    }

    @Test
    void anOperationThatFailsIsToldWithItsReasonAndTheNextRunGoesOn() throws Exception {
        try (Between failing = Between.answering(
                        service.neon.api(),
                        (method, path, answered) -> path.contains("/operations/")
                                ? Optional.of(new Between.Answer(
                                        200,
                                        answered.replaceAll(
                                                "\"status\":\"\\w+\"", "\"status\":\"failed\",\"error\":\"no room\"")))
                                : Optional.empty());
                TestedProject project = opened(Map.of("api", failing.api()))) {
            assertThat(failure(() -> project.fork(source, "alice")).getMessage())
                    .contains("create_branch", "failed, no room");
        }
        app.fork(source, app.mark("alice").by("run-2"));
        assertThat(Rows.read(app.connect("alice"))).contains("seed");
    }

    @Test
    void aKeyThatIsRefusedIsToldWithBothWaysToGiveOne() {
        fail("GET", "/branches$", Fault.Kind.UNAUTHORIZED_401);

        ForkStackException failure = failure(() -> app.provider.find(new EnvironmentName("alice")));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.remedy()).contains("NEON_API_KEY", "<id>neon</id>");
    }
}

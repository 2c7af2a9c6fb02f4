package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.runtime.ProjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkNameTest {

    private static final String RUN = "2f9d9a30-6a8f-4f0e-9d52-3f1c5a7b9e10";

    private static Mark mark(String project, String env, String owner, String run) {
        return new Mark(
                new ProjectName(project),
                new EnvironmentName(env),
                Optional.empty(),
                "psbr1",
                Optional.of(EnvironmentName.PROD),
                Optional.empty(),
                Optional.of(owner),
                run,
                Mark.State.READY,
                Instant.parse("2026-11-25T09:00:00Z"),
                Optional.empty());
    }

    private static Optional<Mark> again(Mark mark) {
        return MarkName.read(MarkName.of(mark), "psbr1", mark.state());
    }

    @Test
    void peopleReadWhoseItIs() {
        assertThat(MarkName.of(mark("shop", "alice", "jo@example.org", RUN)))
                .startsWith("forkstack-shop-alice-prod-")
                .matches("[a-z0-9-]+")
                .hasSizeLessThan(140);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "a", "it--x", "1x2x3", "prod-4x0x4-psbr1", "web-alice"})
    void whateverTheEnvironmentIsCalledItIsReadAsItWasWritten(String env) {
        Mark mark = mark("shop", env, "jo@example.org", RUN);
        assertThat(again(mark)).hasValue(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-1", "unknown", "build-k3-" + RUN, "", "Ünï-cøde"})
    void anyRunAndAnyOwnerIsReadAsItWasWritten(String text) {
        Mark mark = mark("shop", "alice", text, text);
        assertThat(again(mark)).hasValue(mark);
    }

    @Test
    void everyFieldIsReadAsItWasWritten() {
        Mark all = new Mark(
                new ProjectName("app-web"),
                new EnvironmentName("audit-x"),
                Optional.of(new PartName("audit")),
                "psbr1",
                Optional.of(new EnvironmentName("staging-2")),
                Optional.of(Instant.parse("2026-11-20T09:00:00.000000123Z")),
                Optional.empty(),
                RUN,
                Mark.State.FILLING,
                Instant.parse("2026-11-25T09:00:00Z"),
                Optional.of(Instant.parse("2026-12-02T09:00:00Z")));
        assertThat(again(all)).hasValue(all);
    }

    @Test
    void twoProjectsDoNotMakeOneName() {
        assertThat(MarkName.of(mark("app", "web-alice", "jo", RUN)))
                .isNotEqualTo(MarkName.of(mark("app-web", "alice", "jo", RUN)));
    }

    @Test
    void aNameThatWasCopiedToAnotherBranchIsNoMark() {
        assertThat(MarkName.read(MarkName.of(mark("shop", "alice", "jo", RUN)), "psbr2", Mark.State.READY))
                .isEmpty();
    }

    @Test
    void anOwnerWhoDoesNotFitIsLeftOut() {
        Mark mark = mark("shop", "alice", "o".repeat(200), RUN);
        assertThat(MarkName.of(mark)).hasSizeLessThanOrEqualTo(MarkName.LONGEST);
        assertThat(again(mark).orElseThrow().owner()).isEmpty();
        assertThat(again(mark).orElseThrow().run()).isEqualTo(RUN);
    }

    @Test
    void whatSomebodyElseCallsAPasswordIsNoMark() {
        String name = MarkName.of(mark("shop", "alice", "jo", RUN));
        for (String other : List.of(
                "",
                "ci",
                "forkstack-login-psbr1-abcdefghijkl",
                name.replace("-4x0x4-", "-9x9x9-"),
                name.replace("-4x0x4-", "-99999999999x0x4-"),
                name.replaceAll("[a-z0-9]+$", "v1"))) {
            assertThat(MarkName.read(other, "psbr1", Mark.State.READY))
                    .as(other)
                    .isEmpty();
        }
    }
}

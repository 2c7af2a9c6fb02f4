package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.NeonEmulator;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How branches come to stand and go. */
class NeonForkIT extends NeonStage {

    @Test
    void aForkHasAPasswordOfItsOwn() {
        EnvVars production = service.source(name).values();

        app.fork(source, "alice");

        EnvVars alice = app.connect("alice");
        assertThat(alice.get("JDBC_DATABASE_PASSWORD")).isNotEqualTo(production.get("JDBC_DATABASE_PASSWORD"));
        assertThat(Rows.read(production)).contains("seed");
    }

    @Test
    void ofAProtectedSourceNeonItselfMakesANewPassword() {
        service.access.set(source.id(), "protected", true);
        service.neon.traffic().forget();

        app.fork(source, "alice");

        assertThat(count("POST", "/reset_password")).isZero();
        assertThat(app.connect("alice").get("JDBC_DATABASE_PASSWORD"))
                .isNotEqualTo(service.source(name).values().get("JDBC_DATABASE_PASSWORD"));
    }

    /** Which has no parent, so that Neon's promise for the children of protected branches says nothing of it. */
    @Test
    void theSchemaOfAProtectedSourceGetsANewPasswordAllTheSame() {
        service.access.set(source.id(), "protected", true);
        service.neon.traffic().forget();
        try (TestedProject project = opened(Map.of("data", "schema-only"))) {
            project.fork(source, "alice");

            assertThat(count("POST", "/reset_password")).isEqualTo(1);
        }
    }

    @Test
    void whatWasMadeWithoutItsOwnPasswordGetsOneWhenItIsCompleted() {
        app.fork(source, "alice");
        EnvVars before = app.connect("alice");

        app.fork(source, app.mark("alice").by("run-2"));

        assertThat(app.connect("alice").get("JDBC_DATABASE_PASSWORD"))
                .isNotEqualTo(before.get("JDBC_DATABASE_PASSWORD"));
    }

    @Test
    void whatSomebodyElseIsMakingIsLeftToThem() {
        app.fork(source, "alice");
        service.neon.traffic().forget();
        Mark mark = app.mark("alice");
        Mark sams = new Mark(
                mark.project(),
                mark.env(),
                "",
                mark.source(),
                mark.at(),
                Optional.of("sam@example.org"),
                "run-2",
                mark.state(),
                mark.created(),
                mark.expires());

        ForkStackException refusal = failure(() -> app.fork(source, sams));

        assertThat(refusal.kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(refusal.getMessage()).contains("belongs to jo@example.org", "since " + mark.created());
        assertThat(count("POST", "/reset_password")).isZero();
    }

    /** Whoever has finished it uses its password already. */
    @Test
    void whatIsFinishedWhileItIsCompletedKeepsItsPassword() throws Exception {
        app.fork(source, "alice");
        EnvVars first = app.connect("alice");
        Owned alice = app.owned("alice");
        AtomicBoolean isFinished = new AtomicBoolean();
        try (Between slow = Between.answering(service.neon.api(), (method, path, answered) -> {
                    if (path.endsWith("/endpoints") && isFinished.compareAndSet(false, true)) {
                        app.provider.mark(alice, alice.mark().ready());
                    }
                    return Optional.empty();
                });
                TestedProject second = opened(Map.of("api", slow.api()))) {
            Resource found = second.fork(source, second.mark("alice").by("run-2"));

            assertThat(isFinished).isTrue();
            assertThat(found.mark().orElseThrow().state()).isEqualTo(Mark.State.READY);
            assertThat(second.connect("alice")).isEqualTo(first);
        }
    }

    @Test
    void aSourceThatExpiresIsRefusedBeforeAnythingIsMade() {
        service.access.set(
                source.id(), NeonAccess.object().put("expires_at", in(3_600).toString()));
        service.neon.traffic().forget();

        ForkStackException refusal = failure(() -> app.fork(source, "alice"));

        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.getMessage()).contains(source.name(), "expires at");
        assertThat(count("POST", "/branches")).isZero();
    }

    @Test
    void aForkOfTheSchemaAloneHasTablesAndNoRowsAndNoParent() {
        try (TestedProject project = opened(Map.of("data", "schema-only"))) {
            Resource alice = project.fork(source, "alice");

            assertThat(alice.parent()).isEmpty();
            assertThat(project.find("alice")).hasValue(alice);
            EnvVars values = project.connect("alice");
            assertThat(Rows.read(values)).isEmpty();
            Rows.write(values, "mine");
            assertThat(values.get("JDBC_DATABASE_PASSWORD"))
                    .isNotEqualTo(service.source(name).values().get("JDBC_DATABASE_PASSWORD"));
        }
        assertThat(Rows.read(service.source(name).values())).containsExactly("seed");
    }

    @Test
    void aForkOfAPointInTimeHasWhatStoodThen() {
        EnvVars production = service.source(name).values();
        Instant then = service.neon.snapshot(source.id());
        Rows.write(production, "later");
        Mark mark = at("alice", then);

        Resource alice = app.fork(source, mark);

        assertThat(alice.mark()).hasValue(mark.on(alice.id()));
        assertThat(Rows.read(app.connect("alice"))).containsExactly("seed");
        assertThat(Rows.read(production)).contains("later");
    }

    @Test
    void anInstantThatNeonDoesNotKeepIsRefusedWithWhatItKeeps() {
        ForkStackException refusal =
                failure(() -> app.fork(source, at("alice", Instant.now().minus(99, ChronoUnit.DAYS))));

        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.remedy()).contains("restore window");
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void aBranchWithBranchesOfItsOwnIsNotDeletedAndTheseAreNamed() {
        Resource alice = app.fork(source, "alice");
        app.fork(alice, "bob");

        assertThat(app.find("alice").orElseThrow().dependants()).containsExactly(name + "-bob");
        ForkStackException refusal = failure(() -> app.provider.delete(app.owned("alice")));
        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.getMessage()).contains(name + "-bob");

        app.provider.delete(app.owned("bob"));
        app.provider.delete(app.owned("alice"));
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void whatAnotherRunHasMeanwhileFinishedIsNotDeletedAsUnfinished() {
        app.fork(source, "alice");
        Owned seen = app.owned("alice");
        app.provider.mark(seen, seen.mark().ready());

        ForkStackException refusal = failure(() -> app.provider.delete(seen));

        assertThat(refusal.kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(refusal.getMessage()).contains("Another run has meanwhile finished", name + "-alice");
        assertThat(app.find("alice")).isPresent();
    }

    @Test
    void aProtectedBranchIsNotDeletedAndTheWayToUnprotectItIsTold() {
        Resource alice = app.fork(source, "alice");
        service.access.set(alice.id(), "protected", true);

        ForkStackException refusal = failure(() -> app.provider.delete(app.owned("alice")));

        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.getMessage()).contains("is protected");
        assertThat(refusal.remedy()).contains("Take the protection away");
    }

    @Test
    void theLimitOfBranchesIsToldWithTheOldestEnvironments() {
        try (NeonEmulator small = service.another(options -> options.limits(3, 2))) {
            NeonAccess access = new NeonAccess(small);
            try (TestedProject project = new TestedProject(name, access.open(name, Map.of()))) {
                Resource main = project.find("prod").orElseThrow();
                project.fork(main, "alice");
                project.fork(main, "bob");

                ForkStackException refusal = failure(() -> project.fork(main, "carol"));

                assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
                assertThat(refusal.getMessage()).contains("there are 3", "25 (Scale)", "alice (since", "bob (since");
                assertThat(refusal.remedy()).contains("make envs-delete");
            }
        }
    }

    @Test
    void theLimitOfRootBranchesIsTold() {
        try (NeonEmulator small = service.another(options -> options.limits(9, 1))) {
            NeonAccess access = new NeonAccess(small);
            try (TestedProject project = new TestedProject(name, access.open(name, Map.of("data", "schema-only")))) {
                ForkStackException refusal =
                        failure(() -> project.fork(project.find("prod").orElseThrow(), "alice"));

                assertThat(refusal.getMessage()).contains("no more root branches", "there are 1", "schema-only");
            }
        }
    }

    @Test
    void aNameThatSomebodyTakesMeanwhileIsToldWhenTheBranchIsToBeReady() {
        app.fork(source, "alice");
        service.access.branch(name + "-alice", source.id());

        ForkStackException refusal = failure(() ->
                app.provider.mark(app.owned("alice"), app.owned("alice").mark().ready()));

        assertThat(refusal.kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(app.owned("alice").mark().state()).isEqualTo(Mark.State.FILLING);
    }

    @Test
    void whatAnotherRunHasOvertakenIsSwept() {
        Resource alice = ready(app, "alice");
        Mark late = app.mark("alice").by("run-2");
        String staging = new NeonNames(name).staging(late.env());
        service.access.branch(staging, source.id(), Branch.annotation(late));

        assertThat(app.find("alice")).hasValue(alice);
        app.provider.sweep();

        assertThat(app.find("alice")).hasValue(alice);
        assertThat(service.neon.state()).doesNotContain(staging);
    }

    @Test
    void twoThatFinishForTheSameEnvironmentAreOneAndAFailureThatLeavesNothing() {
        app.fork(source, "alice");
        Owned first = app.owned("alice");
        service.access.branch(
                name + "-alice",
                source.id(),
                Branch.annotation(app.mark("alice").by("run-2")));

        assertThat(failure(() -> app.provider.mark(first, first.mark().ready())).kind())
                .isEqualTo(Kind.ALREADY_EXISTS);
        app.provider.sweep();

        assertThat(app.owned("alice").mark().run()).isEqualTo("run-2");
        assertThat(app.provider.list()).hasSize(1);
    }

    @Test
    void aBranchThatExpiresIsKeptForLongerByWhoUsesIt() {
        try (TestedProject project = opened(Map.of("expires", "7d"))) {
            project.fork(source, "alice");
            Instant first = project.owned("alice").mark().expires().orElseThrow();
            assertThat(first).isBetween(in(6 * 86_400), in(8 * 86_400));

            assertThat(project.connect("alice").get("FORKSTACK_CREDENTIALS_EXPIRE"))
                    .hasValue(first.toString());
            assertThat(project.owned("alice").mark().expires()).hasValue(first);
        }
        service.access.set(
                service.access.named("forkstack-tmp-" + name + "-alice").id(),
                NeonAccess.object().put("expires_at", in(3 * 86_400).toString()));
        try (TestedProject project = opened(Map.of("expires", "7d"))) {
            EnvVars values = project.connect("alice");

            Instant second = project.owned("alice").mark().expires().orElseThrow();
            assertThat(second).isAfter(in(6 * 86_400));
            assertThat(values.get("FORKSTACK_CREDENTIALS_EXPIRE")).hasValue(second.toString());
            assertThat(service.told()).anyMatch(line -> line.contains("Neon keeps " + "database " + name + "-alice"));
        }
    }

    @Test
    void theLongestLifeIsTakenWhateverTheClocksDifferBy() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(30));
        try (TestedProject project = new TestedProject(name, opened(Map.of("expires", "30d"), ahead))) {
            project.fork(source, "alice");

            assertThat(project.owned("alice").mark().expires().orElseThrow()).isAfter(in(29 * 86_400));
        }
    }

    @Test
    void anEndThatCannotBePutOffIsAWarning() throws Exception {
        try (TestedProject project = opened(Map.of("expires", "12h"))) {
            project.fork(source, "alice");
        }
        try (Between refusing = Between.answering(
                        service.neon.api(),
                        (method, path, answered) -> method.equals("PATCH")
                                ? Optional.of(new Between.Answer(400, "{\"message\":\"not today\"}"))
                                : Optional.empty());
                TestedProject project = opened(Map.of("expires", "20d", "api", refusing.api()))) {
            Owned alice = project.owned("alice");

            EnvVars values = project.provider.connect(alice, EnvVars.NONE);

            assertThat(values.get("FORKSTACK_CREDENTIALS_EXPIRE"))
                    .hasValue(alice.mark().expires().orElseThrow().toString());
            assertThat(service.told()).anyMatch(line -> line.contains(name + "-alice") && line.contains("put off"));
        }
    }

    private static Instant in(long seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }
}

package dev.forkstack.provider.neon;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two runs, or two people, at the same environment. */
class NeonMeanwhileIT extends NeonStage {

    @Test
    void whatSomebodyElseIsMakingIsLeftToThem() {
        app.fork(source, "alice");
        service.neon.traffic().forget();
        Mark sams = app.mark("alice", "sam@example.org");

        ForkStackException refusal = failure(() -> app.fork(source, sams));

        assertThat(refusal.kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(refusal.getMessage()).contains("belongs to jo@example.org", "since " + sams.created());
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
        String staging = new NeonNames(new ResourceNames(name)).staging(late.env());
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

    /** Two machines complete the same environment, and the other one was the last to make a password. */
    @Test
    void aPasswordThatWasRenewedMeanwhileIsAskedForAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Between meanwhile = Between.answering(service.neon.api(), (method, path, answered) -> {
                    if (path.endsWith("/connection_uri") && asked.incrementAndGet() % 2 == 0 && asked.get() <= 4) {
                        service.access.renewPassword(service.access
                                .named("forkstack-tmp-" + name + "-alice")
                                .id());
                    }
                    return Optional.empty();
                });
                TestedProject project = opened(Map.of("api", meanwhile.api()))) {
            project.fork(source, "alice");

            EnvVars values = project.connect("alice");
            assertThat(Rows.read(values)).contains("seed");
            assertThat(Rows.read(app.connect("alice"))).contains("seed");
            assertThat(app.connect("alice")).isEqualTo(values);

            asked.set(0);
            try (TestedProject later = opened(Map.of("api", meanwhile.api()))) {
                assertThat(Rows.read(later.connect("alice"))).contains("seed");
            }
        }
    }
}

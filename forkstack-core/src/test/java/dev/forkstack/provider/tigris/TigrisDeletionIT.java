package dev.forkstack.provider.tigris;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.tigris.TigrisOptions;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.testing.ObjectLines;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fork goes with everything in it, and nothing else does. */
class TigrisDeletionIT extends AtTigris {

    @Override
    TigrisOptions options(TigrisOptions usual) {
        return usual.withRefusalsAfterLastFork(3);
    }

    @Test
    void aForkGoesWithItsObjectsAndItsSourceKeepsAllOfThem() {
        app.fork("alice");
        ObjectLines.write(app.connect("alice"), "mine");

        app.delete("alice");

        assertThat(app.find("alice")).isEmpty();
        assertThat(ObjectLines.read(service.source(TigrisProject.APP).values())).containsExactly("seed");
        assertThat(app.calls("GET", ".*versions.*"))
                .as("a clean-up of versions")
                .isZero();
    }

    @Test
    void whatOthersWereForkedFromNamesThemAndGoesAfterThem() {
        Resource alice = app.fork("alice");
        app.fork(alice, "bob");
        app.fork(alice, "carol");

        Resource found = app.find("alice").orElseThrow();
        ForkStackException failure = failure(() -> app.delete("alice"));

        assertThat(found.dependants()).containsExactlyInAnyOrder("app-bucket-bob", "app-bucket-carol");
        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.getMessage()).contains("app-bucket-bob, app-bucket-carol");
        assertThat(app.keys("alice")).as("keys of what stays").isEmpty();
        app.delete("bob");
        app.delete("carol");
        app.delete("alice"); // which the service refuses three times more
        assertThat(app.provider.list()).isEmpty();
    }

    @Test
    void aBucketThatIsNoForkAndWasTakenOverIsEmptiedVersionByVersion() {
        service.access.createBucket(TigrisProject.bucket("alice"));
        ObjectLines.write(service.access.values(TigrisProject.bucket("alice")), "theirs");
        ObjectLines.write(service.access.values(TigrisProject.bucket("alice")), "theirs");
        Owned adopted = adopted("alice");
        service.traffic().forget();

        app.provider.delete(adopted);

        assertThat(app.find("alice")).isEmpty();
        assertThat(service.traffic().calls())
                .anyMatch(call -> call.query().contains("versions"))
                .anyMatch(call -> call.method().equals("DELETE") && call.status() == 409);
    }

    @Test
    void aBucketThatIsNoForkAndOthersWereForkedFromStaysAsItIs() {
        service.access.createBucket(TigrisProject.bucket("alice"));
        ObjectLines.write(service.access.values(TigrisProject.bucket("alice")), "theirs");
        Owned adopted = adopted("alice");
        service.access.fork("somebodys", TigrisProject.bucket("alice"));

        ForkStackException failure = failure(() -> app.provider.delete(adopted));

        assertThat(failure.getMessage()).contains("somebodys");
        assertThat(ObjectLines.read(service.access.values("somebodys"))).containsExactly("theirs");
    }

    @Test
    void aLostAnswerIsLookedUpAndNothingIsDeletedTwice() {
        app.fork("alice");
        service.traffic().forget();
        app.fail("DELETE", "^/app-bucket-alice", Fault.Kind.DROPPED_AFTER_EFFECT);

        app.delete("alice");

        assertThat(app.find("alice")).isEmpty();
        assertThat(app.calls("DELETE", "/app-bucket-alice")).isEqualTo(1);
    }

    @Test
    void whoComesBetweenALostAnswerAndItsRepetitionLosesNothing() {
        app.fork("alice");
        Owned before = app.owned("alice");
        app.fail("DELETE", "^/app-bucket-alice", Fault.Kind.DROPPED_AFTER_EFFECT);
        TigrisProject colleague = new TigrisProject(service);
        app.after("DELETE", "/app-bucket-alice", 1, () -> colleague.fork("alice"));

        app.provider.delete(before);

        assertThat(app.find("alice")).isPresent();
        assertThat(app.owned("alice").resource().id())
                .isNotEqualTo(before.resource().id());
    }

    @Test
    void anUnfinishedForkIsDeleted() {
        service.access.fork(TigrisProject.bucket("alice"), TigrisUnderTest.prod(TigrisProject.APP));

        app.delete("alice");

        assertThat(app.find("alice")).isEmpty();
    }

    private Owned adopted(String env) {
        Resource foreign = app.find(env).orElseThrow();
        Owned owned = new Ownership(TigrisProject.APP, new EnvironmentName(env))
                .adopt(foreign, Set.of(foreign.name()), app.mark(env).ready());
        app.provider.mark(owned, owned.mark());
        return app.owned(env);
    }
}

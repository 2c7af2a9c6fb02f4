package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the emulated server does to what it is told to copy over. */
class OverwritingIT implements OverwritingContract {

    @TempDir
    Path directory;

    private EmulatedSqld service;

    @BeforeEach
    void start() {
        service = new EmulatedSqld(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whatComesToStandBetweenTheFirstLookAndTheCopyIsNotCopiedOverEither() {
        Resource prod = service.source(APP).resource();
        service.atTheSecondLook("app-alice", () -> {
            service.access.create("app-alice");
            service.access.write(service.access.values("app-alice"), "precious");
            service.server.unload();
        });
        try (TestedProject app = new TestedProject(APP, service.open(APP))) {
            ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> app.fork(prod, "alice"));

            assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.NOT_OURS);
            assertThat(service.read(service.access.values("app-alice"))).containsExactly("precious");
            assertThat(app.find("alice").flatMap(Resource::mark)).isEmpty();
            assertThat(app.provider.list()).isEmpty();
        }
    }

    @Test
    void whatAColleagueMakesInBetweenIsTheirsAndStaysRecorded() {
        Resource prod = service.source(APP).resource();
        try (TestedProject app = new TestedProject(APP, service.open(APP));
                TestedProject colleague = new TestedProject(APP, service.open(APP))) {
            service.atTheSecondLook(
                    "app-alice",
                    () -> colleague.fork(prod, colleague.mark("alice").by("run-2")));

            Resource made = app.fork(prod, "alice");

            assertThat(made.id())
                    .isEqualTo(colleague.find("alice").orElseThrow().id());
            assertThat(app.provider.list()).containsExactly(made);
            app.provider.delete(app.owned("alice"));
        }
    }

    /** The server says that it exists, and that it does not. */
    @Test
    void whatACopyHasLeftThatWasCutOffIsNoDeadEnd() {
        Resource prod = service.source(APP).resource();
        service.server.forkInHalf(prod.name(), "app-alice");
        service.access.write(service.source(APP).values(), "since");
        try (TestedProject app = new TestedProject(APP, service.open(APP))) {
            assertThat(app.find("alice")).isEmpty();

            app.fork(prod, "alice");

            assertThat(service.read(app.connect("alice"))).containsExactly("seed", "since");
        }
    }

    /** What it holds may be of any age. */
    @Test
    void whatCannotBeFreedIsNotTakenForACopyOfOurs() {
        Resource prod = service.source(APP).resource();
        service.server.forkInHalf(prod.name(), "app-alice");
        for (int deletion = 0; deletion < 5; deletion++) {
            service.traffic().fail(new Fault("DELETE", "/app-alice$", 1, Fault.Kind.UNAVAILABLE_503));
        }
        try (TestedProject app = new TestedProject(APP, service.open(APP))) {
            assertThat(failing(() -> app.fork(prod, "alice"))).isEqualTo(ForkStackException.Kind.UNAVAILABLE);

            assertThat(app.find("alice").orElseThrow().mark()).isEmpty();
            assertThat(failing(() -> app.fork(prod, "alice"))).isEqualTo(ForkStackException.Kind.NOT_OURS);
        }
    }

    @Test
    void aNameIsFreedAlsoWhenTheAnswerToThatIsLost() {
        Resource prod = service.source(APP).resource();
        service.server.forkInHalf(prod.name(), "app-alice");
        service.access.write(service.source(APP).values(), "since");
        service.traffic().fail(new Fault("DELETE", "/app-alice$", 1, Fault.Kind.DROPPED_AFTER_EFFECT));
        try (TestedProject app = new TestedProject(APP, service.open(APP))) {
            app.fork(prod, "alice");

            assertThat(service.read(app.connect("alice"))).containsExactly("seed", "since");
        }
    }

    /** Else it would be this run's, which found it in its way, to finish or to undo. */
    @Test
    void whatAStrangerMakesInBetweenIsTheirsAlsoWhenTheClaimIsNotTakenBackAtOnce() {
        Resource prod = service.source(APP).resource();
        try (TestedProject app = new TestedProject(APP, service.open(APP))) {
            app.fork(prod, "bob"); // makes the record
            service.atTheSecondLook("app-alice", () -> service.access.create("app-alice"));
            service.traffic()
                    .fail(new Fault("POST", "/forkstack-registry/v2/pipeline$", 2, Fault.Kind.DROPPED_BEFORE_EFFECT));

            assertThat(failing(() -> app.fork(prod, "alice"))).isEqualTo(ForkStackException.Kind.NOT_OURS);

            assertThat(app.find("alice").orElseThrow().mark()).isEmpty();
        }
    }

    @Test
    void aCopyWhoseAnswerIsLostStaysOursWhenItCannotBeLookedAtEither() {
        Resource prod = service.source(APP).resource();
        service.losingTheNextAnswer().orElseThrow().run();
        service.traffic().fail(new Fault("GET", "/app-alice/config$", 3, Fault.Kind.UNAUTHORIZED_401));
        try (TestedProject app = new TestedProject(APP, service.open(APP))) {
            assertThat(failing(() -> app.fork(prod, "alice"))).isEqualTo(ForkStackException.Kind.UNAVAILABLE);

            assertThat(app.owned("alice").mark().run()).isEqualTo("run-1");
        }
    }

    private static ForkStackException.Kind failing(ThrowingCallable action) {
        return catchThrowableOfType(ForkStackException.class, action).kind();
    }

    /** A proxy's, or one of another server. */
    @Test
    void a404ThatIsNotTheServersOwnIsNotTakenForAFreeName() {
        Resource prod = service.source(APP).resource();
        service.access.create("app-alice");
        service.access.write(service.access.values("app-alice"), "precious");
        service.server.unload();
        for (int look = 0; look < 2; look++) {
            service.traffic().fail(new Fault("GET", "/app-alice/config$", 1, Fault.Kind.NOT_FOUND_404));
        }
        try (TestedProject app = new TestedProject(APP, service.open(APP))) {
            ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> app.fork(prod, "alice"));

            assertThat(failure.remedy()).contains("--admin-listen-addr");
            service.traffic().heal();
            assertThat(service.read(service.access.values("app-alice"))).containsExactly("precious");
        }
    }

    @Override
    public SqldUnderTest service() {
        return service;
    }

    @Override
    public void unload() {
        service.server.unload();
    }
}

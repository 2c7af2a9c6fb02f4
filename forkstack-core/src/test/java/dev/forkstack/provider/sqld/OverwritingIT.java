package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.CallListener;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
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
        atTheSecondLook(() -> {
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
            atTheSecondLook(() -> colleague.fork(prod, colleague.mark("alice").by("run-2")));

            Resource made = app.fork(prod, "alice");

            assertThat(made.id())
                    .isEqualTo(colleague.find("alice").orElseThrow().id());
            assertThat(app.provider.list()).containsExactly(made);
            app.provider.delete(app.owned("alice"));
        }
    }

    /** Does it when the namespace of alice is looked at for the second time, once. */
    private void atTheSecondLook(Runnable action) {
        AtomicInteger looks = new AtomicInteger();
        service.traffic().listen(new CallListener() {
            @Override
            public boolean begins(String method, String path) {
                if (path.equals("/v1/namespaces/app-alice/config") && looks.incrementAndGet() == 2) {
                    service.traffic().listen(NONE);
                    action.run();
                }
                return true;
            }

            @Override
            public void ends(String method, String path) {
                // Nothing is to be done after an answer.
            }
        });
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

package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.TestedProject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that destroys what it is told to copy over, and a provider that never tells it to. */
interface OverwritingContract {

    ProjectName APP = new ProjectName("app");

    SqldUnderTest service();

    /** From then on nothing that stands is in memory. */
    void unload() throws Exception;

    @Test
    default void theServerDestroysWhatStandsOnItsDiskWhenItIsToldToCopyOverIt() throws Exception {
        Resource prod = service().source(APP).resource();
        service().access.create("victim");
        service().access.write(service().access.values("victim"), "precious");
        unload();

        assertThat(catchThrowable(() -> service().access.fork(prod.name(), "victim")))
                .hasMessageContaining("500");

        assertThat(service().access.stands("victim")).isFalse();
    }

    @Test
    default void whatStandsIsNeverCopiedOverByUs() throws Exception {
        Resource prod = service().source(APP).resource();
        service().access.create("app-alice");
        service().access.write(service().access.values("app-alice"), "precious");
        unload();
        try (TestedProject app = new TestedProject(APP, service().open(APP))) {
            ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> app.fork(prod, "alice"));

            assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.NOT_OURS);
            assertThat(service().read(service().access.values("app-alice"))).containsExactly("precious");
            assertThat(app.provider.list()).isEmpty();
        }
    }

    @Test
    default void whatWasMadeIsFoundAndGoesOnAfterTheServerHasForgottenIt() throws Exception {
        Resource prod = service().source(APP).resource();
        try (TestedProject app = new TestedProject(APP, service().open(APP))) {
            Resource bob = app.fork(prod, "bob");
            service().write(app.connect("bob"), "bobs");
            unload();

            assertThat(app.fork(prod, app.mark("bob").by("run-2")).id()).isEqualTo(bob.id());
            assertThat(app.provider.list()).extracting(Resource::name).containsExactly("app-bob");
            assertThat(service().read(app.connect("bob"))).contains("bobs", "seed");

            app.provider.delete(app.owned("bob"));
            assertThat(service().access.stands("app-bob")).isFalse();
            assertThatThrownBy(() -> service().read(service().access.values("app-bob")))
                    .isNotNull();
        }
    }

    /** As it is left by a run that was killed between the copy and the mark. */
    @Test
    default void whatADeadRunHasCopiedAndNotMarkedIsFoundAndCompleted() throws Exception {
        Resource prod = service().source(APP).resource();
        try (TestedProject app = new TestedProject(APP, service().open(APP))) {
            Mark claim = app.mark("carol").on("app-carol:claimed").by("a-dead-run");
            app.fork(prod, "dora"); // makes the record
            service().access.record(claim);
            service().access.fork(prod.name(), "app-carol");
            unload();

            assertThat(app.find("carol").flatMap(Resource::mark)).hasValue(claim);
            assertThat(app.provider.list()).extracting(Resource::name).contains("app-carol");
            Resource completed = app.fork(prod, "carol");
            assertThat(completed.id()).isEqualTo("app-carol:claimed");
            assertThat(service().read(app.connect("carol"))).contains("seed");

            for (String env : List.of("carol", "dora")) {
                app.provider.delete(app.owned(env));
            }
        }
    }
}

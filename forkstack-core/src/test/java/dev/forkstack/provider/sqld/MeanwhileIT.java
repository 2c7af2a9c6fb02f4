package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Call;
import dev.forkstack.emulator.Fault;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What another run may have done between the look that proved a namespace ours and the change to it. */
class MeanwhileIT {

    private static final ProjectName APP = new ProjectName("app");

    @TempDir
    Path directory;

    private EmulatedSqld service;
    private TestedProject app;

    @BeforeEach
    void start() {
        service = new EmulatedSqld(directory);
        app = new TestedProject(APP, service.open(APP));
        app.fork(service.source(APP).resource(), "bob");
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
    }

    @Test
    void ofTwoWhoTakeOverAtOnceOneIsToldSo() {
        service.access.create("app-carol");
        Mark ours = app.mark("carol").ready();
        Owned adopted =
                new Ownership(APP, ours.env()).adopt(app.find("carol").orElseThrow(), Set.of("app-carol"), ours);

        Resource first = app.provider.mark(adopted, ours);

        assertThat(catchThrowableOfType(
                                ForkStackException.class, () -> app.provider.mark(adopted, ours.by("another-run")))
                        .kind())
                .isEqualTo(ForkStackException.Kind.REJECTED);
        assertThat(app.find("carol")).hasValue(first);
    }

    @Test
    void whatAnotherRunHasFinishedMeanwhileIsNotDeletedAsUnfinished() {
        Owned unfinished = app.owned("bob");
        app.provider.mark(unfinished, unfinished.mark().ready());

        assertThat(catchThrowableOfType(ForkStackException.class, () -> app.provider.delete(unfinished))
                        .kind())
                .isEqualTo(ForkStackException.Kind.ALREADY_EXISTS);
        assertThat(app.find("bob")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE_503", "THROTTLED_429"})
    void aBusyServerIsAskedAgainToDeleteAfterALook(Fault.Kind busy) {
        Owned bob = app.owned("bob");
        service.traffic().forget();
        service.traffic().fail(new Fault("DELETE", "/app-bob$", 1, busy));

        app.provider.delete(bob);

        assertThat(app.find("bob")).isEmpty();
        assertThat(service.traffic().calls().stream()
                        .filter(call -> call.path().startsWith("/v1/namespaces/app-bob"))
                        .map(Call::method))
                .startsWith("GET", "DELETE", "GET", "DELETE");
    }
}

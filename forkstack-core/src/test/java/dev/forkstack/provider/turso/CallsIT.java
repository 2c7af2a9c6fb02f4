package dev.forkstack.provider.turso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.TursoOptions;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.state.Workspace;
import dev.forkstack.workflow.CreateEnvironment;
import dev.forkstack.workflow.DeleteEnvironment;
import dev.forkstack.workflow.Limits;
import dev.forkstack.workflow.ListEnvironments;
import dev.forkstack.workflow.Owner;
import dev.forkstack.workflow.Part;
import dev.forkstack.workflow.Protection;
import dev.forkstack.workflow.Scope;
import dev.forkstack.workflow.SwitchEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each verb asks of the service, call by call: every call is time that somebody waits. */
class CallsIT {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    @TempDir
    Path directory;

    private TursoUnderTest service;
    private TursoProject app;

    @BeforeEach
    void start() {
        service = new TursoUnderTest(
                directory, TursoOptions.in(directory.resolve("service")).withRequestsUntilReady(0));
        app = new TursoProject(service);
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
    }

    @Test
    void newAsksWhatStandsMakesAndMarksAndProves() throws IOException {
        assertThat(calls("mine", scope -> new CreateEnvironment(scope).run(CreateRequest.of(ALICE))))
                .containsExactly(
                        "GET /databases/app-alice 404",
                        "GET /databases/live-app 200",
                        "POST /databases 200",
                        "GET /databases/app-alice 200", // a token is issued by name: it has to be this very database
                        "POST /databases/app-alice/auth/tokens 200",
                        "POST /@app-alice/v2/pipeline 200", // the mark, filling, and read back
                        "POST /@app-alice/v2/pipeline 200", // the proof with the values that are written
                        "POST /@app-alice/v2/pipeline 200"); // the mark, ready
    }

    @Test
    void switchReadsTheMarkAndProvesTheValues() throws IOException {
        app.make("alice");

        assertThat(calls("mine", scope -> new SwitchEnvironment(scope).run(ALICE)))
                .containsExactly(
                        "GET /databases/app-alice 200",
                        "POST /@app-alice/v2/pipeline 200",
                        "POST /@app-alice/v2/pipeline 200");
    }

    @Test
    void deleteLooksOnceMoreRightBeforeItDeletes() throws IOException {
        app.make("alice");

        assertThat(calls(
                        "mine",
                        scope -> new DeleteEnvironment(scope).run(new DeleteRequest(ALICE, Optional.of("alice")))))
                .containsExactly(
                        "GET /databases/app-alice 200",
                        "POST /@app-alice/v2/pipeline 200",
                        "GET /databases/app-alice 200",
                        "DELETE /databases/app-alice 200");
    }

    @Test
    void listAsksOnceHoweverManyThereAre() throws IOException {
        for (String env : List.of("a", "b", "c")) {
            app.fork(app.prod(), env);
        }

        assertThat(calls(
                        "mine",
                        scope -> assertThat(new ListEnvironments(scope).run()).hasSize(3)))
                .containsExactly("GET /databases 200");
    }

    private List<String> calls(String checkout, Consumer<Scope> verb) throws IOException {
        Path root = Files.createDirectories(directory.resolve(checkout));
        app.turso().traffic().forget();
        try (ResourceProvider provider = service.open(app.name)) {
            Path locks = directory.resolve("locks");
            verb.accept(new Scope(
                    app.name,
                    List.of(new Part(ResourceKind.DATABASE, "turso", EnvironmentName.PROD, provider)),
                    Optional.empty(),
                    Limits.NONE,
                    new Protection(Set.of(EnvironmentName.DEV, EnvironmentName.PROD), Map.of()),
                    new Owner(Optional.of("jo@example.org")),
                    new Workspace(root, locks),
                    () -> locks,
                    service.access.progress));
        }
        return app.calls();
    }
}

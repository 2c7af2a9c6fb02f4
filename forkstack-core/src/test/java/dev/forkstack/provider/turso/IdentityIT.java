package dev.forkstack.provider.turso;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.TursoOptions;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.testing.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a database is, is decided by what stands and never by what an answer says. */
@Timeout(60)
class IdentityIT {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    @TempDir
    Path directory;

    private TursoUnderTest service;
    private TursoProject app;

    @BeforeEach
    void start() {
        start(TursoOptions.in(directory.resolve("service")));
    }

    private void start(TursoOptions options) {
        service = new TursoUnderTest(directory, options);
        app = new TursoProject(service);
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
        assertThat(service.turso.traffic().violations())
                .as("but for the cursor, which clients follow although no specification has it")
                .allMatch(violation -> violation.contains("'cursor' is unexpected"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameThatIsTakenIsDecidedByWhatStands(boolean documented) {
        stop();
        TursoOptions options = TursoOptions.in(directory.resolve("service"));
        start(documented ? options.withDocumentedConflict() : options);
        app.make("alice");
        service.access.createDatabase("app-bob");

        assertThat(app.fork(app.prod(), app.mark("alice").by("run-2")).id()).isEqualTo(service.access.id("app-alice"));
        assertThat(failure(() -> app.fork(app.prod(), "bob")).kind()).isEqualTo(ForkStackException.Kind.NOT_OURS);
        assertThat(app.turso().traffic().calls())
                .filteredOn(call -> call.method().equals("POST") && call.path().endsWith("/databases"))
                .extracting(call -> call.status())
                .endsWith(documented ? 409 : 400);
    }

    @Test
    void whatAnotherRunHasFinishedStaysAsThatHasLeftIt() {
        app.make("alice");

        Resource found = app.fork(app.prod(), app.mark("alice").by("run-2"));

        assertThat(found.mark().orElseThrow().run()).isEqualTo("run-1");
        assertThat(found.mark().orElseThrow().state()).isEqualTo(Mark.State.READY);
    }

    @Test
    void aDatabaseThatIsNoBranchIsNeverOursWhateverStandsInIt() {
        service.access.createDatabase("app-alice");
        String id = service.access.id("app-alice");
        Mark forged = app.mark("alice").on(id);
        Rows.execute(
                service.access.values("app-alice"),
                "CREATE TABLE _forkstack (mark TEXT NOT NULL)",
                "INSERT INTO _forkstack VALUES ('" + MarkJson.write(forged) + "')");
        Resource foreign = app.find("alice").orElseThrow();

        assertThat(foreign.mark()).isEmpty();
        assertThat(app.provider.list()).contains(foreign);
        var adopted = new Ownership(app.name, ALICE).adopt(foreign, Set.of("app-alice"), forged);
        assertThat(failure(() -> app.provider.mark(adopted, forged)).getMessage())
                .contains("no branch");
    }

    @Test
    void valuesAreHandedOutOnlyForADatabaseThatSaysWhoseItIs() {
        var values = app.make("alice");
        var alice = app.owned("alice");
        Rows.execute(values, "DELETE FROM _forkstack");

        assertThat(failure(() -> app.provider.connect(alice, values)).getMessage())
                .contains("whose it is");
        assertThat(app.row("alice").state()).isEqualTo(Mark.State.FILLING);

        String copied = MarkJson.write(alice.mark().on("another-database"));
        Rows.execute(values, "INSERT INTO _forkstack VALUES ('" + copied + "')");
        assertThat(failure(() -> app.provider.connect(alice, values)).getMessage())
                .contains("whose it is");
    }

    @Test
    void aBranchOfAnotherProjectsDatabaseIsNotOursByItsName() {
        service.access.createDatabase("app-web-prod");
        service.access.branch("app-web-alice", "app-web-prod");

        assertThat(app.find("web-alice").orElseThrow().mark()).isEmpty();
    }

    @Test
    void aSourceOfAnyNameIsForkedAndItsForkIsListed() {
        service.access.createDatabase("app-staging");
        Rows.write(service.access.values("app-staging"), "staged");

        app.fork(app.find("staging").orElseThrow(), "alice");

        assertThat(app.provider.list())
                .filteredOn(resource -> resource.name().equals("app-alice"))
                .containsExactly(app.find("alice").orElseThrow());
        assertThat(Rows.read(app.connect("alice"))).contains("staged");
    }

    @Test
    void productionIsNoEnvironmentUnderAnotherName() {
        try (var provider = service.access.open(app.name, service.home(), Map.of("prod", "app-main"))) {
            assertThat(failure(() -> provider.find(new EnvironmentName("main"))).getMessage())
                    .contains("production's own");
        }
    }

    @Test
    void aListOfManyPagesIsReadToItsEnd() {
        stop();
        start(TursoOptions.in(directory.resolve("service")).withPageSize(2));
        for (String env : List.of("a", "b", "c", "d", "e")) {
            app.fork(app.prod(), env);
        }

        assertThat(app.provider.list())
                .extracting(Resource::name)
                .containsExactlyInAnyOrder("app-a", "app-b", "app-c", "app-d", "app-e");
    }

    @Test
    void aProtectedDatabaseIsNotDeletedAndTheRemedySaysHow() {
        app.make("alice");
        service.access.configure("app-alice", "delete_protection", true);

        assertThat(failure(() -> app.delete("alice")).remedy()).contains("delete-protection disable app-alice");

        service.access.configure("app-alice", "delete_protection", false);
        app.delete("alice");
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void aGroupThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
        Map<String, String> settings = Map.of("prod", "live-app", "group", "absent");
        try (var provider = service.access.open(app.name, service.home(), settings)) {
            Resource prod = provider.find(EnvironmentName.PROD).orElseThrow();
            ForkStackException failure = failure(
                    () -> provider.create(new dev.forkstack.spi.Plan(java.util.Optional.of(prod), app.mark("alice"))));

            assertThat(failure.getMessage()).contains("group not found", "There are these groups: default");
            assertThat(((Diagnosable) provider).diagnose())
                    .extracting(Finding::level)
                    .containsExactly(Finding.Level.OK, Finding.Level.OK, Finding.Level.PROBLEM, Finding.Level.OK);
        }
    }

    @Test
    void theDoctorNamesWhatIsNotThere() {
        Map<String, String> settings = Map.of("prod", "absent", "organization", "other");
        try (var provider = service.access.open(app.name, service.home(), settings)) {
            assertThat(((Diagnosable) provider).diagnose())
                    .filteredOn(finding -> finding.level() == Finding.Level.PROBLEM)
                    .hasSize(2)
                    .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
        }
        service.access.configure("live-app", "block_reads", true);
        assertThat(((Diagnosable) app.provider).diagnose())
                .extracting(Finding::level)
                .containsExactly(Finding.Level.OK, Finding.Level.OK, Finding.Level.WARNING);
    }
}

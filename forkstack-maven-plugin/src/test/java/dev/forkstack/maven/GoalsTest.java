package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.Mark;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What each goal takes, from where, and what it does where nothing is given. */
@MojoTest
class GoalsTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");
    private static final EnvironmentName BOB = new EnvironmentName("bob");

    private final Call call;
    private final Lines log = new Lines();

    GoalsTest(TestInfo test) {
        call = Call.of(test.getTestMethod().orElseThrow());
    }

    @Provides
    MavenSession session() {
        return call.session();
    }

    @Provides
    MavenProject project() {
        return call.session().getCurrentProject();
    }

    @Provides
    MojoExecution execution() {
        return call.execution();
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(with = "env=alice")
    void newMakesTheNamedEnvironmentFromDev(NewMojo goal) throws Exception {
        run(goal);

        assertThat(call.root().resolve(".current-env")).hasContent("alice\n");
        assertThat(mark(ALICE).source()).hasValue(EnvironmentName.DEV);
        assertThat(mark(ALICE).project()).hasToString("shop");
        assertThat(log.lines()).contains("  project shop in " + call.root());
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("✓ Environment alice is ready, and this checkout is in it."));
        run(goal); // failIfExists is false unless somebody says so
        assertThat(log.lines()).anyMatch(line -> line.startsWith("✓ Environment alice stands already"));
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(
            with = {
                "env=alice",
                "forkstack.from=bob",
                "forkstack.failIfExists=true",
                "forkstack.adopt=app-bucket-alice,app-database-other"
            })
    void newTakesItsOptionsFromTheCommandLine(NewMojo goal) throws Exception {
        database().stands(BOB, Optional.of(ready(BOB)));
        bucket().stands(BOB, Optional.of(ready(BOB)));
        bucket().stands(ALICE, Optional.empty());

        run(goal);

        assertThat(mark(ALICE).source()).hasValue(BOB);
        assertThat(log.lines()).contains("✓ bucket app-bucket-alice  taken over as it is");
        failed(goal, "Environment alice exists, since ");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(with = {"env=alice", "forkstack.at=2026-01-31T12:00:00Z"})
    void newTakesAnInstant(NewMojo goal) {
        failed(goal, "memory-database cannot fork a point in time");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(with = {"env=alice", "forkstack.at=yesterday"})
    void newRefusesWhatIsNoInstant(NewMojo goal) {
        failed(goal, "Not an instant: 'yesterday'.");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked
    void newNeedsANameAndTakesNoneFromThePomsProperties(NewMojo goal) {
        failed(goal, "forkstack:new needs the name of an environment.");
        assertThat(log.lines()).contains("ERROR → Give it: make envs-new alice, or mvn forkstack:new -Denv=alice.");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(bound = true)
    @MojoParameter(name = "env", value = "alice")
    @MojoParameter(name = "project", value = "From The POM")
    @MojoParameter(name = "source", value = "bob")
    void newTakesItsConfigurationFromThePomWhereItIsBound(NewMojo goal) {
        failed(goal, "the source bob has no");
        assertThat(log.lines()).contains("  project from-the-pom in " + call.root());
    }

    @Test
    @InjectMojo(goal = "switch")
    @Invoked(with = "env=alice")
    void switchTakesTheNameAlone(SwitchMojo goal) throws Exception {
        failed(goal, "There is no environment alice in project shop.");
        database().stands(ALICE, Optional.of(ready(ALICE)));
        bucket().stands(ALICE, Optional.of(ready(ALICE)));

        run(goal);

        assertThat(call.root().resolve(".current-env")).hasContent("alice\n");
        assertThat(log.lines()).anyMatch(line -> line.startsWith("✓ This checkout is in environment alice."));
    }

    @Test
    @InjectMojo(goal = "delete")
    @Invoked(with = "env=alice")
    void deleteLeavesAColleaguesEnvironmentUnlessForced(DeleteMojo goal) {
        database().stands(ALICE, Optional.of(ready(ALICE)));

        failed(goal, "Environment alice belongs to somebody@example.org");
        assertThat(log.lines()).anyMatch(line -> line.contains("-Dforkstack.force=alice"));
        assertThat(database().find(ALICE)).isPresent();
    }

    @Test
    @InjectMojo(goal = "delete")
    @Invoked(with = {"env=alice", "forkstack.force=alice"})
    void deleteTakesTheNameOnceMore(DeleteMojo goal) throws Exception {
        database().stands(ALICE, Optional.of(ready(ALICE)));

        run(goal);
        run(goal);

        assertThat(database().find(ALICE)).isEmpty();
        assertThat(log.lines())
                .contains(
                        "✓ Environment alice is gone.",
                        "There is no environment alice: nothing to delete. Which there are: make envs-list");
    }

    @Test
    @InjectMojo(goal = "delete")
    @Invoked(with = "env=dev")
    void deleteRefusesWhatIsProtected(DeleteMojo goal) {
        failed(goal, "Cannot delete protected environment: dev");
        assertThat(log.lines()).contains("ERROR ✗ Cannot delete protected environment: dev");
    }

    @Test
    @InjectMojo(goal = "delete")
    @Invoked(with = "env=staging")
    @MojoParameter(name = "protected", value = "demo,staging")
    void deleteRefusesWhatThePomProtects(DeleteMojo goal) {
        failed(goal, "Cannot delete protected environment: staging");
    }

    @Test
    @InjectMojo(goal = "list")
    @Invoked
    void listNeedsNothing(ListMojo goal) throws Exception {
        run(goal);
        assertThat(log.lines()).contains("There are no environments yet. Make one: make envs-new alice");
        database().stands(ALICE, Optional.of(ready(ALICE)));

        run(goal);

        assertThat(log.lines()).anyMatch(line -> line.matches(" +alice +dev +somebody@example.org .* incomplete"));
    }

    @Test
    @InjectMojo(goal = "doctor")
    @Invoked
    void doctorLooksAtTheCheckoutAndAtEachServer(DoctorMojo goal) throws Exception {
        run(goal);

        assertThat(log.lines())
                .contains(
                        "✓ this checkout is in no environment yet",
                        "✓ database: memory database does not run; the next command starts it",
                        "Nothing is wrong.");
        assertThat(database().address()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "doctor")
    @Invoked
    void doctorFailsWithWhatHelps(DoctorMojo goal) throws Exception {
        Files.writeString(call.root().resolve(".current-env"), "No Name\n");

        failed(goal, "There are 2 problems.");

        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("ERROR ✗ ") && line.contains(".current-env is broken"));
        assertThat(log.lines()).contains("  → Remove the file, then switch again: make envs-switch NAME.");
    }

    @Test
    @InjectMojo(goal = "doctor")
    @Invoked(with = "forkstack.fix=true")
    void doctorMendsWhatItIsToldToAndSaysSo(DoctorMojo goal) throws Exception {
        Path file = call.root().resolve(".env.local");
        Files.writeString(file, "MINE=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        failed(goal, "There is a problem."); // an application still has no values

        assertThat(log.lines()).contains("✓ mended: .env.local can be read by you alone");
        assertThat(log.lines()).noneMatch(line -> line.contains("can be read by others"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @InjectMojo(goal = "doctor")
    @Invoked
    void doctorMendsNothingUntold(DoctorMojo goal) throws Exception {
        Path file = call.root().resolve(".env.local");
        Files.writeString(file, "MINE=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        failed(goal, "There are 2 problems.");

        assertThat(log.lines()).contains("One of these can be mended: make envs-doctor ARGS=-Dforkstack.fix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    @InjectMojo(goal = "status")
    @Invoked(with = "forkstack.source=bob")
    void statusInformsAndDoesNotFail(StatusMojo goal) throws Exception {
        run(goal);

        assertThat(log.lines())
                .contains("environment   dev  (default)", "  memory database  does not run")
                .anyMatch(line -> line.matches(" {2}source = bob +-Dforkstack.source"))
                .anyMatch(line -> line.matches(" {2}project = shop +the root POM's artifactId"))
                .anyMatch(line -> line.startsWith("WARN ! An application started here gets nothing: "));
        assertThat(database().address()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "list")
    @Invoked(with = "forkstack.output=xml")
    void anOutputThatThereIsNotIsRefused(ListMojo goal) {
        failed(goal, "There is no output 'xml'.");
    }

    @Test
    @InjectMojo(goal = "up")
    @Invoked
    void upStartsTheServers(UpMojo goal) throws Exception {
        run(goal);

        assertThat(database().address()).isPresent();
        run(goal);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("✓ memory database  runs already on 127.0.0.1:1"));
    }

    @Test
    @InjectMojo(goal = "down")
    @Invoked
    void downStopsThem(DownMojo goal) throws Exception {
        database().up();

        run(goal);

        assertThat(database().address()).isEmpty();
        assertThat(log.lines()).anyMatch(line -> line.startsWith("✓ memory database  stopped"));
        assertThat(log.lines()).anyMatch(line -> line.startsWith("✓ memory bucket  did not run"));
    }

    @Test
    @InjectMojo(goal = "help")
    @Invoked
    void helpNamesEveryGoal(HelpMojo goal) throws Exception {
        run(goal);

        assertThat(String.join("\n", log.lines()))
                .contains(List.of("new", "switch", "delete", "list", "status", "doctor", "up", "down", "help").stream()
                        .map(name -> "mvn forkstack:" + name)
                        .toList());
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(with = {"forkstack.skip=true", "env=Not A Name"})
    void anyGoalCanBeSkippedAndSaysSo(NewMojo goal) throws Exception {
        run(goal);

        assertThat(log.lines()).containsExactly("forkstack:new skipped (forkstack.skip)");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(with = "env=alice", module = 1)
    void aGoalInvokedByNameRunsInTheFirstModuleAloneAndIsSilentInTheOthers(NewMojo goal) throws Exception {
        run(goal);

        assertThat(log.lines()).isEmpty();
        assertThat(database().list()).isEmpty();
    }

    private void run(Mojo goal) throws Exception {
        goal.setLog(log);
        goal.execute();
    }

    private void failed(Mojo goal, String message) {
        assertThatThrownBy(() -> run(goal))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("✗ ")
                .hasMessageContaining(message);
    }

    private MemoryProvider database() {
        return MemoryProvider.of(call.root(), ResourceKind.DATABASE);
    }

    private MemoryProvider bucket() {
        return MemoryProvider.of(call.root(), ResourceKind.BUCKET);
    }

    private Mark mark(EnvironmentName name) {
        return database().find(name).orElseThrow().mark().orElseThrow();
    }

    private Mark ready(EnvironmentName name) {
        return new Mark(
                new ProjectName("shop"),
                name,
                Optional.empty(),
                "",
                Optional.of(EnvironmentName.DEV),
                Optional.empty(),
                Optional.of("somebody@example.org"),
                "an-earlier-run",
                Mark.State.READY,
                Instant.parse("2026-01-31T12:00:00Z"),
                Optional.empty());
    }
}

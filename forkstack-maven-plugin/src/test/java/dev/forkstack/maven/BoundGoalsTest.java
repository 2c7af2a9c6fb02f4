package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What new and delete do where they are bound into a build. */
@MojoTest
class BoundGoalsTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    private final Call call;
    private final Lines log = new Lines();

    BoundGoalsTest(TestInfo test) {
        call = Call.of(test.getTestMethod().orElseThrow());
        call.bindsNewInBothModules();
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

    @AfterEach
    void theSessionEnds() {
        if (call.session().getRequest().getExecutionListener() != null) {
            call.session().getRequest().getExecutionListener().sessionEnded(null);
        }
        assertThat(database().find(ALICE)).isEmpty();
        assertThat(call.root().resolve(".env.local")).doesNotExist();
        assertThat(call.root().resolve(".current-env")).doesNotExist();
    }

    @Test
    @Invoked(bound = true, with = "forkstack.env=alice")
    void theEnvironmentIsMadeForTheFirstModuleAndRemovedAfterTheLast(
            @InjectMojo(goal = "new") NewMojo first,
            @InjectMojo(goal = "delete") DeleteMojo firstsEnd,
            @InjectMojo(goal = "new") NewMojo second,
            @InjectMojo(goal = "delete") DeleteMojo secondsEnd)
            throws Exception {
        run(first);
        Path file = Path.of(properties(0).getProperty("forkstack.envFile"));
        assertThat(Files.readString(file)).contains("FORKSTACK_ENV=alice");
        assertThat(properties(0)).containsEntry("forkstack.env", "alice").containsKey("argLine");
        assertThat(properties(1)).doesNotContainKey("forkstack.env");
        run(firstsEnd);
        assertThat(log.lines()).contains("  the environment stays for shop-module");

        call.session().setCurrentProject(call.session().getProjects().get(1));
        run(second);
        assertThat(properties(1)).containsEntry("forkstack.envFile", file.toString());
        run(secondsEnd);

        assertThat(log.lines())
                .contains("✓ Environment alice stands since shop", "✓ Environment alice is gone.")
                .filteredOn(line -> line.contains("is ready, and this build is in it"))
                .hasSize(1);
        assertThat(file).doesNotExist();
    }

    @Test
    @Invoked(bound = true, with = "forkstack.env=alice")
    void aModuleThatSkipsKeepsNobodyWaiting(
            @InjectMojo(goal = "new") NewMojo first,
            @InjectMojo(goal = "new") @MojoParameter(name = "skipITs", value = "true") NewMojo skipped,
            @InjectMojo(goal = "delete") DeleteMojo firstsEnd)
            throws Exception {
        run(first);
        call.session().setCurrentProject(call.session().getProjects().get(1));
        run(skipped);
        call.session().setCurrentProject(call.session().getProjects().get(0));
        run(firstsEnd);

        assertThat(log.lines()).contains("forkstack:new skipped (skipITs)", "✓ Environment alice is gone.");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(bound = true)
    @MojoParameter(name = "env", value = "alice")
    @MojoParameter(name = "scope", value = "module")
    void eachModuleCanHaveItsOwn(NewMojo goal) throws Exception {
        run(goal);
        assertThat(properties(0)).containsEntry("forkstack.env", "alice-shop");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(bound = true, with = "env=bob")
    void withoutANameItIsNamedAfterTheUserWhereThereIsNoBranch(NewMojo goal) throws Exception {
        run(goal);
        assertThat(properties(0).getProperty("forkstack.env")).matches("(it|pr)-.*");
    }

    @Test
    @InjectMojo(goal = "delete")
    @Invoked(bound = true, with = "forkstack.env=alice")
    void deleteAloneRemovesWhatAnEarlierBuildHasLeft(DeleteMojo goal) throws Exception {
        run(goal);
        assertThat(log.lines()).contains("There is no environment alice: nothing to delete.");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(
            bound = true,
            with = {"forkstack.env=alice", "forkstack.keep=true"})
    void whatIsKeptSaysHowToGetInAndHowToDeleteIt(NewMojo goal) throws Exception {
        run(goal);
        call.session().getRequest().getExecutionListener().sessionEnded(null);

        assertThat(log.lines())
                .contains(
                        "Environment alice is kept (forkstack.keep).",
                        "  get in    make envs-switch alice",
                        "  remove    make envs-delete alice");
        assertThat(database().find(ALICE)).isPresent();
        database().forget(ALICE);
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(bound = true, with = "forkstack.env=dev")
    void aProtectedEnvironmentIsNoBuilds(NewMojo goal) {
        failed(goal, "No build can have the protected environment dev: its tests would write there.");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(
            bound = true,
            with = {"forkstack.env=alice", "forkstack.adopt=shop-legacy"})
    void noBuildTakesOverWhatItWouldDelete(NewMojo goal) {
        failed(goal, "No build takes over shop-legacy: it would be deleted at the build's end.");
        assertThat(log.lines()).noneMatch(line -> line.contains("project "));
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(bound = true)
    @MojoParameter(name = "scope", value = "modul")
    void anUnknownScopeIsTold(NewMojo goal) {
        failed(goal, "There is no scope 'modul'.");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(bound = true)
    @MojoParameter(name = "skipITs", value = "true")
    void skippedWithIntegrationTests(NewMojo goal) throws Exception {
        skipped(goal, "forkstack:new skipped (skipITs)");
    }

    @Test
    @InjectMojo(goal = "delete")
    @Invoked(bound = true)
    @MojoParameter(name = "skipTests", value = "true")
    void skippedWithTests(DeleteMojo goal) throws Exception {
        skipped(goal, "forkstack:delete skipped (skipTests)");
    }

    @Test
    @InjectMojo(goal = "new")
    @Invoked(with = "env=alice")
    @MojoParameter(name = "skipITs", value = "true")
    void aGoalInvokedByNameIsNotSkippedWithTests(NewMojo goal) throws Exception {
        run(goal);
        assertThat(database().find(ALICE)).isPresent();
        database().forget(ALICE);
        Files.delete(call.root().resolve(".env.local"));
        Files.delete(call.root().resolve(".current-env"));
    }

    private void skipped(Mojo goal, String line) throws Exception {
        run(goal);
        assertThat(log.lines()).containsExactly(line);
    }

    private void run(Mojo goal) throws Exception {
        goal.setLog(log);
        goal.execute();
    }

    private void failed(Mojo goal, String message) {
        assertThatThrownBy(() -> run(goal))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(message);
    }

    private Properties properties(int module) {
        return call.session().getProjects().get(module).getProperties();
    }

    private MemoryProvider database() {
        return MemoryProvider.of(call.root(), ResourceKind.DATABASE);
    }
}

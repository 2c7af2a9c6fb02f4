package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = new Project(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production", "Production"})
    void inProductionNothingIsMadeSwitchedOrDeleted(String env) {
        project.create(ALICE);
        project.forget();
        project.process.put("ENV", env);

        refused(() -> project.create(ALICE));
        refused(() -> project.switchTo(ALICE));
        refused(() -> project.delete(ALICE));
        assertThat(project.changes()).isEmpty();
        assertThatCode(project::list).doesNotThrowAnyException();
    }

    @Test
    void prodIsNeverMade() {
        assertThatThrownBy(() -> project.create(EnvironmentName.PROD))
                .hasMessage("Cannot create protected environment: prod");
    }

    @Test
    void aVariableThatNamesNothingIsTold() {
        project.process.put("ENV", "No Name");

        assertThatThrownBy(() -> project.create(ALICE))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("The variable ENV names no environment");
    }

    @Test
    void warnsWhereTheShellSendsApplicationsElsewhere() {
        project.process.put("ENV", "bob");

        assertThat(project.protection().disagreement(ALICE))
                .hasValue(
                        "ENV=bob is set in this shell, so an application started from it looks for bob, not for alice."
                                + " Unset it: unset ENV");
        assertThat(project.protection().disagreement(Project.BOB)).isEmpty();
        assertThatCode(() -> project.create(ALICE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/profile", "alice"})
    void saysNothingWhereTheyAgree(String env) {
        project.process.put("ENV", env);

        assertThat(project.protection().disagreement(ALICE)).isEmpty();
    }

    @Test
    void printsNoSecret() {
        project.process.put("PASSWORD", "hush");

        assertThat(project.protection() + " " + project.scope()).doesNotContain("hush");
    }

    private static void refused(ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOf(ForkStackException.class)
                .hasMessage("ENV names production here, and nothing is made, switched or deleted from there.")
                .extracting("kind")
                .isEqualTo(Kind.REJECTED);
    }
}

package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private static final EnvironmentName GOLDEN = new EnvironmentName("golden");

    private Project project;

    @BeforeEach
    void goldenIsATemplate(@TempDir Path directory) throws IOException {
        project = new Project(directory);
        project.limits = new Limits(Set.of(GOLDEN), OptionalInt.of(1));
    }

    @Test
    void aTemplateIsMadeAndTheCheckoutStaysWhereItIs() {
        project.create(ALICE);
        var before = EnvFile.read(project.root).block();

        project.create(from(GOLDEN, ALICE));

        assertThat(project.database.mark(GOLDEN).map(Mark::state)).hasValue(Mark.State.READY);
        assertThat(EnvFile.read(project.root).block()).isEqualTo(before);
        assertThat(project.workspace().switchedTo()).hasValue(ALICE);
    }

    @Test
    void itIsForkedAndNobodyIsEverInIt() {
        project.create(GOLDEN);

        assertThatThrownBy(() -> project.switchTo(GOLDEN))
                .hasMessage("Environment golden is a template: nobody is ever in it, so that it can always be forked.")
                .satisfies(e -> assertThat(((ForkStackException) e).remedy()).contains("FROM=golden"));
        project.create(from(ALICE, GOLDEN));

        assertThat(project.database.mark(ALICE).flatMap(Mark::source)).hasValue(GOLDEN);
    }

    @Test
    void itCountsForNoLimit() {
        project.create(GOLDEN);
        project.create(ALICE);

        assertThatThrownBy(() -> project.create(BOB)).hasMessageContaining("has 1: alice");
    }

    @Test
    void itGoesOnlyWhenItsNameIsGivenTwice() {
        project.create(GOLDEN);

        assertThatThrownBy(() -> project.delete(GOLDEN)).hasMessageContaining("is a template that others fork from");
        project.delete(new DeleteRequest(GOLDEN, Optional.of("golden")));

        assertThat(project.database.find(GOLDEN)).isEmpty();
    }

    private static CreateRequest from(EnvironmentName name, EnvironmentName source) {
        return new CreateRequest(name, Optional.of(source), Optional.empty(), Set.of(), false);
    }
}

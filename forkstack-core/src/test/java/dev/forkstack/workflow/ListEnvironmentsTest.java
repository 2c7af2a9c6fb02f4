package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Environment.State;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListEnvironmentsTest {

    @TempDir
    Path directory;

    @Test
    void anEmptyProjectHasNone() throws IOException {
        assertThat(new Project(directory).list()).isEmpty();
    }

    @Test
    void aDevThatOnlyLocalPartsAreForkedFromIsASourceAndNotIncomplete() throws IOException {
        Project project = new Project(directory);
        project.databaseInTheCloud = true;
        project.bucket.stands(Project.DEV, Optional.of(mark(Project.DEV, Mark.State.READY)));
        assertThat(project.list()).extracting(Environment::state).containsExactly(State.SOURCE);
        project.bucket.stands(Project.DEV, Optional.of(mark(Project.DEV, Mark.State.FILLING)));
        assertThat(project.list()).extracting(Environment::state).containsExactly(State.INCOMPLETE);
        project.databaseInTheCloud = false;
        project.bucket.stands(Project.DEV, Optional.of(mark(Project.DEV, Mark.State.READY)));
        assertThat(project.list()).extracting(Environment::state).containsExactly(State.INCOMPLETE);
    }

    @Test
    void tellsWhatIsReadyIncompleteAndForeignInThatOrderByName() throws IOException {
        Project project = new Project(directory);
        project.create(BOB);
        EnvironmentName half = new EnvironmentName("half");
        EnvironmentName lone = new EnvironmentName("a-lone-database");
        project.database.stands(half, Optional.of(mark(half, Mark.State.FILLING)));
        project.bucket.stands(half, Optional.of(mark(half, Mark.State.READY)));
        project.database.stands(lone, Optional.of(mark(lone, Mark.State.READY)));
        project.database.stands(ALICE, Optional.empty());
        EnvironmentName copy = new EnvironmentName("copy");
        project.bucket.put(
                copy,
                Resource.of(
                        ResourceKind.BUCKET,
                        "copied",
                        "its-id",
                        Optional.of(mark(copy, Mark.State.READY).on("another-id"))));

        List<Environment> all = project.list();

        assertThat(all)
                .extracting(Environment::name, Environment::state)
                .containsExactly(
                        tuple("a-lone-database", State.INCOMPLETE),
                        tuple("bob", State.READY),
                        tuple("dev", State.READY),
                        tuple("half", State.INCOMPLETE),
                        tuple("app-database-alice", State.FOREIGN),
                        tuple("copied", State.FOREIGN));
        assertThat(all.get(0).created()).hasValue(Project.SINCE);
        assertThat(all.get(1).owner()).hasValue("alice@example.org");
        assertThat(all.get(1).source()).hasValue("dev");
        assertThat(all.get(2).owner()).isEmpty();
    }
}

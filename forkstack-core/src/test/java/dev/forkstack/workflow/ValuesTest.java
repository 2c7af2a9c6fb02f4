package dev.forkstack.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesTest {

    @TempDir
    Path directory;

    @Test
    void theFirstOfTheCredentialsToEndDecidesWhenTheBlockEnds() throws IOException {
        assertThat(expiring("2026-12-25T00:00:00Z", "2026-12-01T00:00:00.5Z", "2026-12-31T00:00:00Z"))
                .hasValue("2026-12-01T00:00:00.5Z");
        assertThat(expiring("2026-12-01T00:00:00Z", "", "2026-12-25T00:00:00Z")).hasValue("2026-12-01T00:00:00Z");
        assertThat(expiring("", "")).isEmpty();
    }

    /** @param instants one for each part; empty for a part whose credentials do not end */
    private Optional<String> expiring(String... instants) throws IOException {
        Project project = new Project(directory);
        Mark mark = Project.mark(Project.ALICE, Mark.State.READY).on("id");
        Owned owned = new Ownership(new ProjectName("app"), Project.ALICE)
                .claim(Resource.of(ResourceKind.DATABASE, "app-alice", "id", Optional.of(mark)));
        List<Connected> parts = java.util.Arrays.stream(instants)
                .map(instant -> instant.isEmpty()
                        ? EnvVars.NONE
                        : EnvVars.NONE.with(Keys.FORKSTACK_CREDENTIALS_EXPIRE, instant))
                .map(values -> new Connected(project.scope().parts().get(0), owned, values))
                .toList();
        return Values.of(project.scope(), Project.ALICE, parts).get(Keys.FORKSTACK_CREDENTIALS_EXPIRE);
    }
}

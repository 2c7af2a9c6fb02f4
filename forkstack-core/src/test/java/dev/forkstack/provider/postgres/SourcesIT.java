package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.TestedProject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is configured to be forked is never anything else, whatever environments are called. */
class SourcesIT extends TeamStage {

    @Test
    void noEnvironmentHasADatabaseThatIsASource() {
        String prod = app.name + "-live";
        server.makeSource(prod);
        try (TestedProject other = new TestedProject(app.name, server.open(app.name, "mine", Map.of("prod", prod)))) {
            Resource source = other.find("prod").orElseThrow();
            String own = "The database of environment live would be " + prod + ", which is production's own.";

            assertThatThrownBy(() -> other.find("live")).hasMessage(own);
            assertThatThrownBy(() -> other.fork(source, "live")).hasMessage(own);
            assertUntouchable(other, source, "live");
        }
    }

    @Test
    void aConfiguredDevIsForkedAndNothingElse() {
        try (TestedProject other =
                new TestedProject(app.name, server.open(app.name, "mine", Map.of("prod", "other", "dev", live)))) {
            Resource source = other.find("dev").orElseThrow();

            assertThat(other.provider.isSource(EnvironmentName.DEV)).isTrue();
            assertThatThrownBy(() -> other.fork(source, "dev")).hasMessageContaining("one to fork from");
            assertUntouchable(other, source, "dev");
            assertThat(other.fork(source, "alice").name()).isEqualTo(app.name + "-alice");
        }
    }

    /** Even for who holds what proves it to be ours. */
    private void assertUntouchable(TestedProject project, Resource source, String env) {
        Mark mark = project.mark(env).on(source.id());
        Owned owned = new Ownership(app.name, new EnvironmentName(env)).adopt(source, Set.of(source.name()), mark);

        assertThatThrownBy(() -> project.provider.mark(owned, mark)).hasMessageContaining("one to fork from");
        assertThatThrownBy(() -> project.provider.connect(owned, EnvVars.NONE))
                .hasMessageContaining("one to fork from");
        assertThatThrownBy(() -> project.provider.delete(owned)).hasMessageContaining("one to fork from");
        assertThat(server.admin("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
                        + source.name() + "'"))
                .isEqualTo("what somebody wrote by hand");
    }
}

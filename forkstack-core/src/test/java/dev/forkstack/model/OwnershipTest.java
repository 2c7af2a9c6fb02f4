package dev.forkstack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private final Ownership ours = new Ownership(new ProjectName("app"), new EnvironmentName("web-alice"));

    @Test
    void claimsWhatItsOwnMarkProves() {
        Resource resource = marked(mark("app", "web-alice", "id"));

        assertThat(ours.claim(resource).resource()).isEqualTo(resource);
        assertThat(ours.claim(resource)).hasToString("database app-web-alice");
    }

    @Test
    void aNameThatReadsTheSameIsNotTheSame() {
        Resource resource = marked(mark("app-web", "alice", "id"));

        refused(
                resource,
                "There is a database app-web-alice that belongs to environment alice of project app-web, so it"
                        + " is left alone.");
    }

    @Test
    void refusesAnotherEnvironmentAnotherProjectAndAMarkOfAnotherThing() {
        refused(marked(mark("app", "alice", "id")), "belongs to environment alice of project app");
        refused(marked(mark("other", "web-alice", "id")), "belongs to environment web-alice of project other");
        assertThat(ours.covers(marked(mark("app", "web-alice", "another-id")))).isFalse();
    }

    @Test
    void refusesWhatCarriesNoMarkAndSaysHowToTakeItOver() {
        assertThatThrownBy(() -> ours.claim(unmarked())).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_OURS);
            assertThat(e).hasMessageContaining("carries no mark");
            assertThat(e.remedy()).contains("-Dforkstack.adopt=app-web-alice");
        });
    }

    @Test
    void takesOverOnlyTheExactNameAndOnlyWithoutAMark() {
        Mark mark = mark("app", "web-alice", "");

        Owned adopted = ours.adopt(unmarked(), Set.of("app-web-alice"), mark);

        assertThat(adopted.mark()).isEqualTo(mark.on("id"));
        assertThatThrownBy(() -> ours.adopt(unmarked(), Set.of("app-web"), mark))
                .isInstanceOf(ForkStackException.class);
        assertThatThrownBy(() -> ours.adopt(unmarked(), Set.of(), mark)).isInstanceOf(ForkStackException.class);
        assertThatThrownBy(() -> ours.adopt(marked(mark("app-web", "alice", "id")), Set.of("app-web-alice"), mark))
                .isInstanceOf(ForkStackException.class);
    }

    @Test
    void whatIsOursAlreadyKeepsItsMark() {
        Mark standing = mark("app", "web-alice", "id");

        assertThat(ours.adopt(marked(standing), Set.of("app-web-alice"), standing.by("later"))
                        .mark())
                .isEqualTo(standing);
    }

    private void refused(Resource resource, String message) {
        assertThat(ours.covers(resource)).isFalse();
        assertThatThrownBy(() -> ours.claim(resource))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining(message);
    }

    private static Resource unmarked() {
        return Resource.of(ResourceKind.DATABASE, "app-web-alice", "id", Optional.empty());
    }

    private static Resource marked(Mark mark) {
        return Resource.of(ResourceKind.DATABASE, "app-web-alice", "id", Optional.of(mark));
    }

    private static Mark mark(String project, String env, String resource) {
        return new Mark(
                new ProjectName(project),
                new EnvironmentName(env),
                Optional.empty(),
                resource,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "run",
                Mark.State.READY,
                Instant.EPOCH,
                Optional.empty());
    }
}

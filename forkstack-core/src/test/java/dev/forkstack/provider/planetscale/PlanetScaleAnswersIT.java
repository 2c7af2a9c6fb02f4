package dev.forkstack.provider.planetscale;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers that PlanetScale documents in two forms, and lists that are late. */
class PlanetScaleAnswersIT extends PlanetScaleStage {

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.vitess(
                directory, options -> options.withErrorLists().withNotFoundFirst(2));
    }

    @Test
    void aRefusalThatIsAListOfErrorsByFieldIsToldInItsWords() {
        ForkStackException failure = failure(
                () -> opened(Map.of("data", "schema", "region", "moon-1")).fork(source, "alice"));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure).hasMessageContaining("Region is invalid");
        assertThat(stands(staging("alice"))).isFalse();
    }

    @Test
    void aNewBranchThatNoListHasYetIsWaitedFor() {
        app.fork(source, "alice");

        assertThat(service.read(app.connect("alice"))).containsExactly("seed");
    }
}

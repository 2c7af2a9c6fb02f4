package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Deleted;
import dev.forkstack.runtime.EnvironmentName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildClosingTest {

    private final Lines log = new Lines();
    private final BuildClosing closing = new BuildClosing(log, new EnvironmentName("it-main"));

    @Test
    void whatADeadBuildHasLeftAndNoBuildMayRemoveIsTheReadersToRemove() {
        closing.buried(new Deleted(true, false, Optional.of("this checkout is in it")));

        assertThat(log.lines())
                .containsExactly(
                        "Environment it-main stays: this checkout is in it.",
                        "  no later build looks for it; once nobody needs it: make envs-delete it-main");
    }

    @Test
    void whatIsGoneNeedsNobody() {
        closing.buried(new Deleted(true, false, Optional.empty()));

        assertThat(log.lines()).containsExactly("✓ Environment it-main is gone.");
    }
}

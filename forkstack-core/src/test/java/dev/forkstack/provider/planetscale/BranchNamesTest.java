package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchNamesTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");
    private static final Optional<Instant> NOW = Optional.empty();

    private static BranchNames names(String project) {
        return new BranchNames(new ResourceNames(new ProjectName(project)));
    }

    @Test
    void aBranchThatIsMadeHasAnotherNameThanAFinishedOne() {
        assertThat(names("app").of(ALICE)).isEqualTo("app-alice");
        assertThat(names("app").staging(ALICE, NOW)).matches("forkstack-tmp-app-alice-[0-9a-f]{6}");
        assertThat(names("app").stagedEnv(names("app").staging(ALICE, NOW))).contains(ALICE);
        assertThat(names("app").stagedEnv("app-alice")).isEmpty();
        assertThat(names("app").stagedEnv("forkstack-tmp-")).isEmpty();
    }

    /** Or else what a killed run has begun of the past would be completed as of now, or could not be at all. */
    @Test
    void theInstantOfAPastStandsInTheName() {
        Optional<Instant> past = Optional.of(Instant.parse("2026-11-20T09:00:00Z"));
        String staged = names("app").staging(ALICE, past);
        assertThat(staged).matches("forkstack-tmp-app-alice-t[0-9a-z]{6}-[0-9a-f]{6}");
        assertThat(names("app").staged(staged)).contains(new BranchNames.Staged(ALICE, past));
        EnvironmentName odd = new EnvironmentName("alice-t1");
        assertThat(names("app").staged(names("app").staging(odd, NOW))).contains(new BranchNames.Staged(odd, NOW));
        assertThat(names("app").staged(names("app").staging(odd, past))).contains(new BranchNames.Staged(odd, past));
        assertThat(names("app").staged(staged.replace("-t", "-t0"))).isEmpty();
    }

    @Test
    void noOtherProjectsUnfinishedBranchIsOurs() {
        EnvironmentName webAlice = new EnvironmentName("web-alice");
        assertThat(names("app").of(webAlice)).isEqualTo(names("app-web").of(ALICE));
        assertThat(names("app").stagedEnv(names("app-web").staging(ALICE, NOW))).isEmpty();
        assertThat(names("app-web").stagedEnv(names("app").staging(webAlice, NOW)))
                .isEmpty();
    }

    @Test
    void aFurtherDatabaseIsNotTheFirstOfAnotherProject() {
        BranchNames part =
                new BranchNames(new ResourceNames(new ProjectName("app"), Optional.of(new PartName("audit"))));
        assertThat(part.of(ALICE)).isEqualTo("app-audit-alice");
        assertThat(names("app-audit").stagedEnv(part.staging(ALICE, NOW))).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeAnythingIsMade() {
        String project = "p".repeat(37);
        assertThat(names(project.substring(1)).staging(ALICE, NOW)).hasSize(BranchNames.LONGEST);
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class, () -> names(project).of(ALICE));
        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure).hasMessageContaining("64 characters");
        assertThat(failure.remedy()).contains("1 characters shorter");
    }
}

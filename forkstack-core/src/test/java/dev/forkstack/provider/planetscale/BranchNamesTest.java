package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchNamesTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    private static BranchNames names(String project) {
        return new BranchNames(new ResourceNames(new ProjectName(project)));
    }

    @Test
    void aBranchThatIsMadeHasAnotherNameThanAFinishedOne() {
        assertThat(names("app").of(ALICE)).isEqualTo("app-alice");
        assertThat(names("app").staging(ALICE)).matches("forkstack-tmp-app-alice-[0-9a-f]{6}");
        assertThat(names("app").stagedEnv(names("app").staging(ALICE))).contains(ALICE);
        assertThat(names("app").stagedEnv("app-alice")).isEmpty();
        assertThat(names("app").stagedEnv("forkstack-tmp-")).isEmpty();
    }

    @Test
    void noOtherProjectsUnfinishedBranchIsOurs() {
        EnvironmentName webAlice = new EnvironmentName("web-alice");
        assertThat(names("app").of(webAlice)).isEqualTo(names("app-web").of(ALICE));
        assertThat(names("app").stagedEnv(names("app-web").staging(ALICE))).isEmpty();
        assertThat(names("app-web").stagedEnv(names("app").staging(webAlice))).isEmpty();
    }

    @Test
    void aFurtherDatabaseIsNotTheFirstOfAnotherProject() {
        BranchNames part =
                new BranchNames(new ResourceNames(new ProjectName("app"), Optional.of(new PartName("audit"))));
        assertThat(part.of(ALICE)).isEqualTo("app-audit-alice");
        assertThat(names("app-audit").stagedEnv(part.staging(ALICE))).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeAnythingIsMade() {
        String project = "p".repeat(37);
        assertThat(names(project.substring(1)).staging(ALICE)).hasSize(BranchNames.LONGEST);
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class, () -> names(project).of(ALICE));
        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure).hasMessageContaining("64 characters");
        assertThat(failure.remedy()).contains("1 characters shorter");
    }
}

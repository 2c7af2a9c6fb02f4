package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartNameTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    @Test
    void itsVariablesHaveItAsPrefix() {
        assertThat(new PartName("audit").variable(Keys.DATABASE_URL)).isEqualTo("AUDIT_DATABASE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Audit",
                "1st",
                "a-b",
                "a_b",
                "seventeen17letter",
                "jdbc",
                "aws",
                "forkstack",
                "database",
                "bucket"
            })
    void noNameThatCouldHideAnotherVariable(String name) {
        assertThatThrownBy(() -> new PartName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsResourcesHaveItBehindTheProject() {
        ResourceNames names = new ResourceNames(new ProjectName("app"), Optional.of(new PartName("audit")));

        assertThat(names.database(ALICE)).isEqualTo("app-audit-alice");
        assertThat(names.bucket(ALICE)).isEqualTo("app-audit-bucket-alice");
        assertThat(names.environmentOfDatabase("app-audit-alice")).hasValue(ALICE);
        assertThat(names.environmentOfDatabase("app-alice")).isEmpty();
    }
}

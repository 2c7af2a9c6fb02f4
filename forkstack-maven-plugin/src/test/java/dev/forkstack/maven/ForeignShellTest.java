package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ForeignShellTest {

    private static final ProjectName PROJECT = new ProjectName("shop");
    private static final EnvironmentName BUILD = new EnvironmentName("it-main");

    @Test
    void onlyAShellThatSaysAnotherEnvironmentIsForeign() {
        assertThat(ForeignShell.of(Map.of("JDBC_DATABASE_URL", "jdbc:mine"), PROJECT, BUILD))
                .isEmpty();
        assertThat(ForeignShell.of(Map.of("FORKSTACK_ENV", "it-main"), PROJECT, BUILD))
                .isEmpty();
        assertThat(ForeignShell.of(Map.of("FORKSTACK_ENV", "it-main", "FORKSTACK_PROJECT", "other"), PROJECT, BUILD))
                .contains(new ForeignShell("it-main of project other"));
        assertThat(ForeignShell.of(Map.of("FORKSTACK_ENV", "alice"), PROJECT, BUILD))
                .contains(new ForeignShell("alice"));
    }

    @Test
    void testsAreStartedWithoutItsVariablesAndWithoutThoseThatTheProjectExcludes() {
        Properties module = new Properties();
        module.setProperty("failsafe.excludedEnvironmentVariables", "MINE");
        EnvVars values = EnvVars.of(Map.of("AUDIT_JDBC_DATABASE_PASSWORD", "hush"));

        new ForeignShell("alice").keepFrom(module, values);

        assertThat(module.getProperty("failsafe.excludedEnvironmentVariables").split(","))
                .contains("MINE", "FORKSTACK_ENV", "JDBC_DATABASE_PASSWORD", "AUDIT_JDBC_DATABASE_PASSWORD");
        assertThat(module.getProperty("surefire.excludedEnvironmentVariables"))
                .contains("JDBC_DATABASE_URL,")
                .doesNotContain("hush", "MINE");
    }
}

package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application gets in the tests of a build, in the checkout of a developer who is in alice. */
class BuildValuesTest {

    @TempDir
    Path directory;

    private Path root;
    private Path file;
    private final Map<String, String> process = new HashMap<>();

    @BeforeEach
    void leadsToTheFileOfABuild() throws IOException {
        root = Files.createDirectory(directory.resolve("checkout"));
        Files.writeString(root.resolve(".current-env"), "alice\n");
        write(root.resolve(".env.local"), "alice", "");
        file = directory.resolve("app.it-main.env");
        write(file, "it-main", "");
        process.put("FORKSTACK_ENV_FILE", file.toString());
    }

    @Test
    void theBuildsFileIsReadInsteadOfTheCheckoutsTwo() throws IOException {
        assertThat(environment().name()).hasToString("it-main");
        assertThat(environment().jdbcPassword()).isEqualTo("hush-it-main");

        Files.writeString(root.resolve(".current-env"), "No Name\n");
        Files.writeString(root.resolve(".env.local"), EnvFile.BEGIN + "\n");
        assertThat(environment().jdbcPassword()).isEqualTo("hush-it-main");
    }

    @Test
    void withoutOneItIsTheCheckoutsOwn() {
        process.put("FORKSTACK_ENV_FILE", " ");
        assertThat(environment().jdbcPassword()).isEqualTo("hush-alice");
    }

    @Test
    void theSystemPropertyWinsOverTheVariable() throws IOException {
        String before = System.getProperty(BuildValues.PROPERTY);
        try {
            System.setProperty(BuildValues.PROPERTY, file.toString());
            assertThat(ForkStackEnvironment.current().name()).hasToString("it-main");
            assertThat(BuildValues.ofThisProcess())
                    .containsAllEntriesOf(System.getenv())
                    .containsEntry(BuildValues.VARIABLE, file.toString());
        } finally {
            if (before == null) {
                System.clearProperty(BuildValues.PROPERTY);
            } else {
                System.setProperty(BuildValues.PROPERTY, before);
            }
        }
    }

    @Test
    void productionReadsNoFile() throws IOException {
        Files.delete(file);
        process.put("ENV", "prod");
        process.put("JDBC_DATABASE_PASSWORD", "of the secrets manager");

        assertThat(environment().jdbcPassword()).isEqualTo("of the secrets manager");
    }

    @Test
    void anotherEnvironmentInTheShellIsRefused() {
        process.put("ENV", "alice");
        refused(
                "The current environment is 'alice' (the variable ENV says so), but " + file
                        + " holds the values of 'it-main'.",
                "Unset ENV, then run the build again.");

        process.remove("ENV");
        process.put("FORKSTACK_ENV", "alice");
        refused(
                "The current environment is 'it-main' (the build says so), but the process environment holds the values of"
                        + " 'alice' (FORKSTACK_ENV).",
                "Start the build from a shell that has not read .env.local.");

        process.put("FORKSTACK_ENV", "it-main");
        process.put("JDBC_DATABASE_PASSWORD", "of the process");
        assertThat(environment().jdbcPassword()).isEqualTo("of the process");
    }

    @Test
    void aFileThatTellsNothingIsRefused() throws IOException {
        Files.writeString(file, "");
        refused(file + " does not say which environment", "Run this within its build (mvn verify)");

        write(file, "No Name", "");
        refused(file + " is broken: Not an environment name: 'No Name'", "Run its build again.");

        write(file, "it-main", "FORKSTACK_CREDENTIALS_EXPIRE=2026-01-31T12:00:00Z\n");
        refused("The credentials of environment it-main expired", "Run this within its build (mvn verify)");

        Files.delete(file);
        refused(
                "There is no " + file + ", which forkstack.envFile (FORKSTACK_ENV_FILE) names",
                "the build that wrote it");
    }

    private ForkStackEnvironment environment() {
        return ForkStackEnvironment.of(root, process);
    }

    private void refused(String problem, String remedy) {
        assertThatThrownBy(this::environment)
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessageStartingWith(problem)
                .hasMessageContaining(remedy);
    }

    private static void write(Path file, String environment, String more) throws IOException {
        Files.writeString(
                file,
                EnvFile.BEGIN + "\nFORKSTACK_ENV='" + environment + "'\nJDBC_DATABASE_PASSWORD='hush-" + environment
                        + "'\n" + more + EnvFile.END + "\n");
    }
}

package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkStackEnvironmentTest {

    private static final String VALUES = """
            FORKSTACK_PROJECT=app
            FORKSTACK_ENV=alice
            DATABASE_URL=postgresql://app:hush-file@127.0.0.1:5432/app-alice
            JDBC_DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/app-alice
            JDBC_DATABASE_USERNAME=app
            JDBC_DATABASE_PASSWORD=hush-file
            BUCKET_NAME=app-bucket-alice
            AWS_ENDPOINT_URL_S3=http://127.0.0.1:9000
            UPLOADS_BUCKET_NAME=app-uploads-alice
            """;

    @TempDir
    Path root;

    @BeforeEach
    void switchesToAlice() throws IOException {
        Files.createFile(root.resolve("forkstack.toml"));
        current("alice");
        env("MINE=1\n" + block(VALUES));
    }

    @Test
    void handsOutTheValuesOfTheCurrentEnvironment() throws IOException {
        ForkStackEnvironment environment =
                ForkStackEnvironment.of(Files.createDirectories(root.resolve("a/b")), Map.of());

        assertThat(environment.name()).hasToString("alice");
        assertThat(environment.databaseUrl()).isEqualTo("postgresql://app:hush-file@127.0.0.1:5432/app-alice");
        assertThat(environment.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/app-alice");
        assertThat(environment.jdbcUsername()).isEqualTo("app");
        assertThat(environment.jdbcPassword()).isEqualTo("hush-file");
        assertThat(environment.bucketName()).isEqualTo("app-bucket-alice");
        assertThat(environment.bucketEndpoint()).hasValue(URI.create("http://127.0.0.1:9000"));
        assertThat(environment.get("MINE")).isEqualTo("1");
        assertThat(environment.find("ABSENT")).isEmpty();
    }

    @Test
    void theDirectoryOfLocalStateIsAbsoluteWhereverTheApplicationStarts() throws IOException {
        env(block(VALUES + "LOCAL_STATE_DIR=app.alice.db\n"));

        ForkStackEnvironment environment =
                ForkStackEnvironment.of(Files.createDirectories(root.resolve("a/b")), Map.of());

        assertThat(environment.localStateDirectory())
                .isEqualTo(root.toAbsolutePath().resolve("app.alice.db"));
    }

    @Test
    void sqliteHasNoUserAndOtherEnginesMustHaveOne() throws IOException {
        env(block("FORKSTACK_ENV=alice\nJDBC_DATABASE_URL=jdbc:sqlite:/home/jo/app-alice.db\n"
                + "AUDIT_JDBC_DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/app-audit-alice\n"));

        ForkStackEnvironment environment = ForkStackEnvironment.of(root, Map.of());

        assertThat(environment.jdbcUsername()).isEmpty();
        assertThat(environment.jdbcPassword()).isEmpty();
        assertThatThrownBy(() -> environment.part("audit").jdbcUsername())
                .hasMessageContaining("has no AUDIT_JDBC_DATABASE_USERNAME");
    }

    @Test
    void aFurtherDatabaseHasItsOwnValuesAndNoneOfTheFirst() throws IOException {
        env(block(VALUES + "AUDIT_JDBC_DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/app-audit-alice\n"));
        ForkStackEnvironment audit = ForkStackEnvironment.of(root, Map.of()).part("audit");

        assertThat(audit.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/app-audit-alice");
        assertThatThrownBy(audit::jdbcPassword).hasMessageContaining("has no AUDIT_JDBC_DATABASE_PASSWORD");
        assertThatThrownBy(() -> audit.part("jdbc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesCredentialsThatHaveExpiredAndSaysHowToRenewThem() throws IOException {
        env(block(VALUES + "FORKSTACK_CREDENTIALS_EXPIRE=2026-01-31T12:00:00Z\n"));

        refused(
                Map.of(),
                "The credentials of environment alice expired at 2026-01-31T12:00:00Z."
                        + " Renew them: make envs-switch alice.");
    }

    @Test
    void saysThatAShellHoldsOnToWhatHasExpired() {
        Map<String, String> shell =
                Map.of("FORKSTACK_ENV", "alice", "FORKSTACK_CREDENTIALS_EXPIRE", "2026-01-31T12:00:00Z");

        refused(
                shell,
                "The credentials of environment alice expired at 2026-01-31T12:00:00Z."
                        + " Renew them: make envs-switch alice. Then read them into a new shell.");
    }

    @Test
    void refusesAShellOfAnotherProjectWithAnEnvironmentOfThisName() throws IOException {
        env(block(VALUES + "FORKSTACK_PROJECT=app\n"));

        assertThatThrownBy(() -> ForkStackEnvironment.of(
                        root, Map.of("FORKSTACK_ENV", "alice", "FORKSTACK_PROJECT", "other", "BUCKET_NAME", "theirs")))
                .hasMessageContaining(
                        "holds the values of project 'app', but the process environment those of 'other'");
    }

    @Test
    void refusesAnInstantThatIsNone() throws IOException {
        env(block(VALUES + "FORKSTACK_CREDENTIALS_EXPIRE=soon\n"));

        refused(Map.of(), "FORKSTACK_CREDENTIALS_EXPIRE is no instant: soon. Renew them: make envs-switch alice.");
    }

    @Test
    void handsOutCredentialsThatHaveTimeLeft() throws IOException {
        env(block(VALUES + "FORKSTACK_CREDENTIALS_EXPIRE=2999-01-31T12:00:00Z\n"));

        assertThat(ForkStackEnvironment.of(root, Map.of()).jdbcUsername()).isEqualTo("app");
    }

    @Test
    void refusesABlockThatWasWrittenForAnother() throws IOException {
        current("bob");

        refused(
                Map.of(),
                "The current environment is 'bob' (.current-env says so), but .env.local holds the values of"
                        + " 'alice'. Switch to the one you mean: make envs-switch bob.");
        Files.delete(root.resolve(".current-env"));
        refused(
                Map.of(),
                "The current environment is 'dev' (nothing names another), but .env.local holds the values of"
                        + " 'alice'. Switch to the one you mean: make envs-switch dev.");
        refused(
                Map.of("ENV", "carol"),
                "The current environment is 'carol' (the variable ENV says so), but .env.local holds the values of"
                        + " 'alice'. Switch to the one you mean: make envs-switch carol, or unset ENV.");
    }

    @Test
    void refusesAProcessThatHoldsTheValuesOfAnother() {
        refused(
                Map.of("FORKSTACK_ENV", "bob"),
                "The current environment is 'alice' (.current-env says so), but the"
                        + " process environment holds the values of 'bob' (FORKSTACK_ENV). Start it from a"
                        + " shell that has read .env.local since, or from a new one.");
    }

    @Test
    void aProcessThatSaysWhoseItsValuesAreWinsOverTheFile() {
        ForkStackEnvironment environment =
                of(Map.of("FORKSTACK_ENV", "alice", "BUCKET_NAME", "from-process", "MINE", "2", "PATH", "/bin"));

        assertThat(environment.bucketName()).isEqualTo("from-process");
        assertThat(environment.get("MINE")).isEqualTo("2");
        assertThat(environment.jdbcUsername()).isEqualTo("app");
    }

    @Test
    void aProcessThatDoesNotSaySoIsIgnored() {
        Map<String, String> strangers = Map.of("BUCKET_NAME", "from-process", "DATABASE_AUTH_TOKEN", "x");

        assertThat(of(strangers).bucketName()).isEqualTo("app-bucket-alice");
        assertThat(of(strangers).find("DATABASE_AUTH_TOKEN")).isEmpty();
        assertThat(of(Map.of("FORKSTACK_ENV", "", "BUCKET_NAME", "x")).bucketName())
                .isEqualTo("app-bucket-alice");
    }

    @Test
    void aProcessThatSaysSoNeedsNoFile() throws IOException {
        Files.delete(root.resolve(".env.local"));

        assertThat(of(Map.of("FORKSTACK_ENV", "alice", "BUCKET_NAME", "b")).bucketName())
                .isEqualTo("b");
    }

    @Test
    void saysWhatToDoWhereThereAreNoValuesAtAll() throws IOException {
        env("MINE=1\n");

        refused(
                Map.of(),
                "There are no values for environment alice: .env.local has no block of Fork Stack. Make an"
                        + " environment (make envs-new NAME) or join one (make envs-switch alice).");
    }

    @Test
    void refusesABlockThatDoesNotSayWhoseItsValuesAre() throws IOException {
        env(block("BUCKET_NAME=whose\n"));

        assertThatThrownBy(() -> of(Map.of("FORKSTACK_ENV", "alice")))
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessageContaining("does not say which environment it was written for")
                .hasMessageContaining("make envs-switch alice");
    }

    @Test
    void refusesAKeyOfOursOutsideTheBlockWithItsLine() throws IOException {
        env("\nBUCKET_NAME=other\n" + block(VALUES));
        refused(
                Map.of(),
                ".env.local sets BUCKET_NAME at line 2, outside the block of Fork Stack. Remove line 2; every"
                        + " environment has its own value.");

        env("UPLOADS_BUCKET_NAME=other\n" + block(VALUES));
        assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("UPLOADS_BUCKET_NAME at line 1");

        env(block(VALUES) + "AWS_SECRET_ACCESS_KEY=hush-other\n");
        assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("AWS_SECRET_ACCESS_KEY at line 12");
    }

    @Test
    void refusesAKeyOfOursOutsideTheBlockAlsoWhereThereIsNoBlock() throws IOException {
        env("DATABASE_URL=postgresql://prod\n");

        assertThatThrownBy(() -> of(Map.of("FORKSTACK_ENV", "alice"))).hasMessageContaining("DATABASE_URL at line 1");
    }

    @Test
    void inProductionTheFileIsNotEvenOpened() throws IOException {
        Files.delete(root.resolve(".env.local"));
        Files.createDirectory(root.resolve(".env.local")); // whoever opens it to read fails, root included
        assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("cannot be read");

        ForkStackEnvironment environment = of(Map.of("ENV", "prod", "DATABASE_URL", "postgresql://real"));

        assertThat(environment.name()).isEqualTo(EnvironmentName.PROD);
        assertThat(environment.databaseUrl()).isEqualTo("postgresql://real");
        assertThat(of(Map.of("ENV", "production", "BUCKET_NAME", "b")).bucketName())
                .isEqualTo("b");
    }

    @Test
    void inProductionNothingComesFromTheFile() {
        assertThatThrownBy(() -> of(Map.of("ENV", "prod")).bucketName())
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessage("Environment prod has no BUCKET_NAME (looked in the process environment). Let the secrets"
                        + " manager set it for this process.");
    }

    @Test
    void productionRefusesAProcessThatHoldsTheValuesOfAnother() {
        refused(
                Map.of("ENV", "prod", "FORKSTACK_ENV", "alice", "DATABASE_URL", "postgresql://hush"),
                "The current environment is 'prod' (the variable ENV says so), but the process environment holds the"
                        + " values of 'alice' (FORKSTACK_ENV). Start production in a process environment of its own, or"
                        + " unset ENV.");
        assertThat(of(Map.of("ENV", "prod", "FORKSTACK_ENV", "prod", "BUCKET_NAME", "b"))
                        .bucketName())
                .isEqualTo("b");
    }

    @Test
    void saysWhichValueIsMissingAndWhereItLooked() throws IOException {
        env(block("FORKSTACK_ENV=alice\nBUCKET_NAME=\n"));

        assertThatThrownBy(() -> of(Map.of()).bucketName())
                .hasMessage("Environment alice has no BUCKET_NAME (looked in " + root.resolve(".env.local")
                        + "). Write the values again: make envs-switch alice.");
    }

    @Test
    void printsNoSecretWhateverGoesWrong() throws IOException {
        Map<String, String> process = Map.of("FORKSTACK_ENV", "bob", "JDBC_DATABASE_PASSWORD", "hush-process");

        assertThat(of(Map.of("JDBC_DATABASE_PASSWORD", "hush-process")).toString())
                .doesNotContain("hush");
        assertThat(new Agreement(CurrentEnvironment.of(root, process), process, Optional.empty()).toString())
                .doesNotContain("hush");
        assertThatThrownBy(() -> of(process)).message().doesNotContain("hush");
        env("JDBC_DATABASE_PASSWORD=hush-outside\n" + block(VALUES));
        assertThatThrownBy(() -> of(Map.of())).message().doesNotContain("hush");
        env(block(VALUES) + EnvFile.BEGIN + "\nA=hush-broken\n");
        assertThatThrownBy(() -> of(Map.of())).message().doesNotContain("hush");
    }

    private ForkStackEnvironment of(Map<String, String> process) {
        return ForkStackEnvironment.of(root, process);
    }

    private void refused(Map<String, String> process, String message) {
        assertThatThrownBy(() -> of(process))
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessage(message);
    }

    private void current(String name) throws IOException {
        Files.writeString(root.resolve(".current-env"), name + "\n");
    }

    private void env(String text) throws IOException {
        Files.writeString(root.resolve(".env.local"), text);
    }

    private static String block(String values) {
        return EnvFile.BEGIN + "\n" + values + EnvFile.END + "\n";
    }
}

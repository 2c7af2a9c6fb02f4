package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forkstack.model.ApplicationValues;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Origin;
import dev.forkstack.model.Variable;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ForkStackEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutStatusTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    @TempDir
    Path root;

    @TempDir
    Path locks;

    private final Map<String, String> process = new HashMap<>();

    @BeforeEach
    void isInAnEnvironment() throws IOException {
        Files.writeString(root.resolve(".env.local"), "# mine\nMINE=hush\n");
        new Workspace(root, locks)
                .switchTo(
                        ALICE,
                        EnvVars.NONE
                                .with("FORKSTACK_ENV", "alice")
                                .with("BUCKET_NAME", "b")
                                .with("JDBC_DATABASE_PASSWORD", "hush"));
    }

    @Test
    void eachValueHasItsLine() {
        ApplicationValues values = read();

        assertThat(values.refusal()).isEmpty();
        assertThat(values.current()).hasValue(new CurrentEnvironment(ALICE, CurrentEnvironment.Origin.FILE));
        assertThat(values.variables())
                .extracting(variable -> variable.key() + "=" + variable.shown().orElse("***") + " " + variable.origin())
                .containsExactly(
                        "MINE=*** .env.local line 2",
                        "FORKSTACK_ENV=alice .env.local line 4",
                        "BUCKET_NAME=b .env.local line 5",
                        "JDBC_DATABASE_PASSWORD=*** .env.local line 6");
        assertThat(values.variables()).extracting(Variable::isMasked).containsExactly(true, false, false, true);
        assertThat(values.toString()).doesNotContain("hush");
    }

    @Test
    void aProcessVariableHidesTheFileOnlyWhereTheProcessSaysWhoseItIs() {
        process.put("BUCKET_NAME", "other");
        process.put("PATH", "/bin");
        assertThat(origin("BUCKET_NAME")).isEqualTo(".env.local line 5");

        process.put("FORKSTACK_ENV", "alice");
        assertThat(origin("BUCKET_NAME")).isEqualTo(Origin.PROCESS_ENVIRONMENT.toString());
        assertThat(origin("JDBC_DATABASE_PASSWORD")).isEqualTo(".env.local line 6");
        assertThat(read().variables()).extracting(Variable::key).doesNotContain("PATH");
        assertThat(ForkStackEnvironment.of(root, process).bucketName()).isEqualTo("other");
    }

    @Test
    void inProductionTheFileIsNotOpened() throws IOException {
        process.putAll(Map.of("ENV", "prod", "AUDIT_DATABASE_URL", "x://a:hush@b", "HOME", "/root"));

        ApplicationValues values = read();

        assertThat(values.current().map(CurrentEnvironment::name)).hasValue(EnvironmentName.PROD);
        assertThat(values.refusal()).isEmpty();
        assertThat(values.variables())
                .singleElement()
                .satisfies(variable -> assertThat(variable.shown()).hasValue("x://a:***@b"));
    }

    @Test
    void whatTheRuntimeWouldThrowIsToldWithItsRemedyBesideWhatStands() {
        process.put("ENV", "bob");

        ApplicationValues values = read();

        assertThat(values.refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.message()).contains("'bob'", "'alice'");
            assertThat(refusal.remedy()).contains("make envs-switch bob");
        });
        assertThat(values.variables()).hasSize(4);
    }

    @Test
    void aBrokenNameLeavesNoCurrentEnvironment() throws IOException {
        Files.writeString(root.resolve(".current-env"), "No Name\n");

        assertThat(read().current()).isEmpty();
        assertThat(read().refusal()).isPresent();
    }

    @Test
    void whenCredentialsEndIsSaidAlsoOnceTheyHave() throws IOException {
        write(EnvVars.NONE.with("FORKSTACK_ENV", "alice").with("FORKSTACK_CREDENTIALS_EXPIRE", "2026-01-31T12:00:00Z"));

        assertThat(read().credentialsExpire()).hasValue(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(read().refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.message()).contains("expired"));
    }

    @Test
    void aUrlWithoutItsPasswordCountsAsMasked() throws IOException {
        write(EnvVars.NONE.with("FORKSTACK_ENV", "alice").with("DATABASE_URL", "x://a:hush@b"));

        assertThat(read().variables())
                .filteredOn(variable -> variable.key().equals("DATABASE_URL"))
                .singleElement()
                .matches(Variable::isMasked)
                .extracting(variable -> variable.shown().orElseThrow())
                .isEqualTo("x://a:***@b");
    }

    @Test
    void aValueThatHasToBeQuotedNamesWhoReadsAnotherOne() throws IOException {
        write(EnvVars.NONE
                .with("FORKSTACK_ENV", "alice")
                .with("BUCKET_NAME", "two words")
                .with("AWS_REGION", "it's"));
        Files.writeString(root.resolve(".env.local"), "MINE='as I like'\n", StandardOpenOption.APPEND);

        assertThat(read().variables())
                .filteredOn(variable -> !variable.unreadableFor().isEmpty())
                .extracting(Variable::key, Variable::unreadableFor)
                .containsExactly(
                        tuple("BUCKET_NAME", List.of("Java properties")),
                        tuple("AWS_REGION", List.of("Java properties", "Docker Compose", "dotenv")));
    }

    private void write(EnvVars vars) throws IOException {
        new Workspace(root, locks).switchTo(ALICE, vars);
    }

    private String origin(String key) {
        return read().variables().stream()
                .filter(variable -> variable.key().equals(key))
                .map(variable -> variable.origin().toString())
                .findFirst()
                .orElseThrow();
    }

    private ApplicationValues read() {
        return new CheckoutStatus(root, process).read();
    }
}

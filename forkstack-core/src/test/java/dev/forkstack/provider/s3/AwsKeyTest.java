package dev.forkstack.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.bucket.AccountKey;
import dev.forkstack.spi.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From where S3's key is taken, with files and a command as a user has them. */
class AwsKeyTest {

    @TempDir
    Path directory;

    private final Map<String, String> shell = new HashMap<>();
    private Clock clock = Clock.systemUTC();

    @BeforeEach
    void files() throws IOException {
        shell.put("AWS_CONFIG_FILE", directory.resolve("config").toString());
        shell.put(
                "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("credentials").toString());
        Files.writeString(directory.resolve("credentials"), """
                [default]
                aws_access_key_id = DEFAULTS
                aws_secret_access_key = secret-of-default
                [work]
                aws_access_key_id=WORKS
                aws_secret_access_key=secret=of/work+
                aws_session_token=token-of-work
                """);
        Files.writeString(directory.resolve("config"), """
                [default]
                region = eu-central-1
                s3 =
                  max_concurrent_requests = 20
                # who signs in
                [profile sso]
                sso_session = corp
                sso_role_name = developer
                [profile nothing]
                region = eu-west-1
                """);
    }

    @Test
    void variablesComeBeforeTheShellsProfileAndTheConfiguredProfileBeforeThem() {
        assertThat(key(Optional.empty()).get().id()).isEqualTo("DEFAULTS");
        shell.put("AWS_PROFILE", "work");
        AccessKey work = key(Optional.empty()).get();
        assertThat(work)
                .isEqualTo(new AccessKey(
                        "WORKS", new Secret("secret=of/work+"), Optional.of(new Secret("token-of-work"))));
        shell.putAll(Map.of("AWS_ACCESS_KEY_ID", "SHELLS", "AWS_SECRET_ACCESS_KEY", "secret-of-shell"));
        assertThat(key(Optional.empty()).get().id()).isEqualTo("SHELLS");
        assertThat(key(Optional.of("default")).get().id()).isEqualTo("DEFAULTS");
    }

    /** They open one bucket, and no other. */
    @Test
    void theKeysOfAnEnvironmentAreNotTaken() {
        shell.putAll(Map.of(
                "FORKSTACK_ENV", "alice", "AWS_ACCESS_KEY_ID", "ALICES", "AWS_SECRET_ACCESS_KEY", "secret-of-alice"));
        shell.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9");

        assertThat(key(Optional.empty()).get().id()).isEqualTo("DEFAULTS");
    }

    /** An environment at Amazon has no key among its values, so what the shell has is the user's. */
    @Test
    void aShellWithTheValuesOfAnEnvironmentThatHasNoKeyKeepsItsOwn() {
        shell.putAll(Map.of(
                "FORKSTACK_ENV", "alice", "AWS_ACCESS_KEY_ID", "MINE", "AWS_SECRET_ACCESS_KEY", "secret-of-mine"));

        assertThat(key(Optional.empty()).get().id()).isEqualTo("MINE");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProfileWithoutKeysIsExportedByAmazonsCommandOnceUntilItsKeysEnd() throws IOException {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        Path calls = directory.resolve("calls");
        Path aws = command("echo \"$@\" >> " + calls + """

                echo 'a warning' >&2
                echo '{"Version":1,"AccessKeyId":"SSOS","SecretAccessKey":"s","SessionToken":"t","Expiration":"2030-01-01T01:00:00Z"}'
                """);
        clock = Clock.fixed(now, ZoneOffset.UTC);
        shell.put("AWS_PROFILE", "sso");
        AwsKey key = key(Optional.empty(), aws.toString());

        assertThat(key.get()).isEqualTo(new AccessKey("SSOS", new Secret("s"), Optional.of(new Secret("t"))));
        key.get();

        assertThat(Files.readAllLines(calls))
                .containsExactly("configure export-credentials --profile sso --format process");
        clock = Clock.fixed(now.plus(Duration.ofMinutes(56)), ZoneOffset.UTC);
        key(Optional.empty(), aws.toString()).get();
        assertThat(Files.readAllLines(calls)).hasSize(2);
        assertThat(key).asString().doesNotContain("SSOS");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatTheCommandComplainsOfIsToldWithWhatToDo() throws IOException {
        Path aws = command("echo 'The SSO session has expired' >&2\nexit 255\n");

        ForkStackException failure = failure(key(Optional.of("sso"), aws.toString()));

        assertThat(failure.getMessage()).contains("profile sso", "The SSO session has expired");
        assertThat(failure.remedy()).contains("aws sso login --profile sso");
    }

    @Test
    void aCommandThatIsMissingIsNamed() {
        assertThat(failure(key(Optional.of("sso"), "/nowhere/aws")).getMessage())
                .contains("/nowhere/aws configure export-credentials");
    }

    @Test
    void whereNothingIsFoundEveryPlaceIsNamed() {
        shell.put("AWS_PROFILE", "nothing");

        assertThat(failure(key(Optional.empty())).getMessage())
                .contains(
                        "AWS_ACCESS_KEY_ID",
                        "<id>s3</id>",
                        "profile nothing",
                        shell.get("AWS_CONFIG_FILE"),
                        shell.get("AWS_SHARED_CREDENTIALS_FILE"));
        assertThat(failure(key(Optional.of("absent"))).getMessage())
                .contains("profile absent")
                .doesNotContain("AWS_ACCESS_KEY_ID");
    }

    private static ForkStackException failure(AwsKey key) {
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, key::get);
        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.UNAUTHORIZED);
        assertThat(failure.remedy()).isNotBlank();
        return failure;
    }

    private AwsKey key(Optional<String> configured) {
        return key(configured, "no-command-is-run");
    }

    private AwsKey key(Optional<String> configured, String command) {
        AccountKey account = new AccountKey("S3", "", "s3", Optional.empty(), Credentials.of(shell));
        return new AwsKey(account, configured, new AwsCli(command), clock);
    }

    private Path command(String script) throws IOException {
        Path file = Files.writeString(directory.resolve("aws"), "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}

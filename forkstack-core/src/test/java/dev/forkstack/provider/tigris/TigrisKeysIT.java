package dev.forkstack.provider.tigris;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.ObjectLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One key for each environment and home, which opens one bucket, and goes with it. */
class TigrisKeysIT extends AtTigris {

    @Test
    void aKeyOpensItsOwnBucketAlone() {
        app.fork("alice");
        app.fork("bob");
        EnvVars alice = app.connect("alice");

        EnvVars crossed = alice.with("BUCKET_NAME", TigrisProject.bucket("bob"));

        assertThat(ObjectLines.read(alice)).containsExactly("seed");
        assertThat(refusal(crossed)).isEqualTo(403);
        assertThat(refusal(alice.with("BUCKET_NAME", TigrisUnderTest.prod(TigrisProject.APP))))
                .isEqualTo(403);
    }

    @Test
    void theSecretIsKeptForAllCheckoutsOfOneUserAndForNobodyElse() throws IOException {
        app.fork("alice");
        EnvVars values = app.connect("alice");
        service.traffic().forget();

        assertThat(new TigrisProject(service).connect("alice")).isEqualTo(values);

        assertThat(app.calls("POST", ".*")).as("calls about keys").isZero();
        List<Path> files = held();
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            assertThat(mode).isEqualTo("rw-------");
        });
    }

    @Test
    void aKeyThatIsRefusedIsReplacedAndRevoked() {
        app.fork("alice");
        EnvVars before = app.connect("alice");
        revokeAll("alice");

        EnvVars after = app.connect("alice", before);

        assertThat(TigrisProject.keyId(after)).isNotEqualTo(TigrisProject.keyId(before));
        assertThat(app.keys("alice")).hasSize(1);
        assertThat(ObjectLines.read(after)).containsExactly("seed");
    }

    @Test
    void oneRefusalMayBeAnybodys() {
        app.fork("alice");
        EnvVars before = app.connect("alice");
        app.fail("GET", "absent", Fault.Kind.FORBIDDEN_403);

        assertThat(app.connect("alice", before)).isEqualTo(before);
    }

    @Test
    void aKeyWhoseAnswerWasLostIsRevokedByItsName() {
        app.fork("alice");
        app.fail("POST", "Action=Create", Fault.Kind.DROPPED_AFTER_EFFECT);

        failure(() -> app.connect("alice"));
        assertThat(app.keys("alice")).isEmpty();

        app.connect("alice");
        assertThat(app.keys("alice")).hasSize(1);
    }

    @Test
    void aKeyWhoseSecretIsLostIsReplacedAndNotAddedTo() throws IOException {
        app.fork("alice");
        EnvVars before = app.connect("alice");
        for (Path file : held()) {
            if (file.toString().contains("@")) {
                Files.delete(file);
            }
        }

        assertThat(app.connect("alice", before)).as("what the checkout has").isEqualTo(before);
        for (Path file : held()) {
            if (file.toString().contains("@")) {
                Files.delete(file);
            }
        }
        EnvVars after = app.connect("alice");

        assertThat(TigrisProject.keyId(after)).isNotEqualTo(TigrisProject.keyId(before));
        assertThat(app.keys("alice")).hasSize(1);
    }

    @Test
    void deleteRevokesEverybodysKeysAndNoOtherEnvironments() {
        TigrisProject colleague = new TigrisProject(service, directory.resolve("colleague"), Map.of());
        app.fork("alice");
        app.fork("alice-b");
        app.connect("alice");
        colleague.connect("alice");
        EnvVars other = app.connect("alice-b");
        assertThat(app.keys("alice")).hasSize(2);

        app.delete("alice");

        assertThat(app.keys("alice")).isEmpty();
        assertThat(app.keys("alice-b")).hasSize(1);
        assertThat(ObjectLines.read(other)).containsExactly("seed");
    }

    @Test
    void aKeyOfABucketThatIsGoneIsSweptOnceItIsNotAnyRunsThatIsUnderWay() throws IOException {
        app.fork("alice");
        app.connect("alice");
        service.access.delete(TigrisProject.bucket("alice"));

        app.provider.sweep();
        assertThat(app.keys("alice")).hasSize(1);
        assertThat(held()).noneMatch(file -> file.toString().contains("alice"));

        service.tigris.advance(Duration.ofMinutes(-11));
        app.fork("bob");
        app.connect("bob");
        service.tigris.advance(Duration.ofMinutes(11));
        service.access.delete(TigrisProject.bucket("bob"));
        app.provider.sweep();
        assertThat(app.keys("bob")).isEmpty();
    }

    @Test
    void whoMayMakeNoKeysIsToldAndCanDoWithout() {
        app.fork("alice");
        app.fail("POST", "Action=Create", Fault.Kind.FORBIDDEN_403);

        ForkStackException failure = failure(() -> app.connect("alice"));
        assertThat(failure.remedy()).contains("bucket.keys");

        TigrisProject without = new TigrisProject(service, service.home(), Map.of("keys", "false"));
        service.traffic().forget();
        EnvVars values = without.connect("alice");
        without.delete("alice");
        assertThat(values.keys()).containsExactlyInAnyOrder("BUCKET_NAME", "AWS_ENDPOINT_URL_S3", "AWS_REGION");
        assertThat(without.calls("POST", ".*")).isZero();
    }

    @Test
    void noKeyIsShownInWords() {
        AccessKey key = new AccessKey("tid_x", new Secret("tsec_secret"));

        assertThat(key.toString()).doesNotContain("tsec_secret");
        app.fork("alice");
        EnvVars values = app.connect("alice");
        app.fail("POST", "Detailed", Fault.Kind.INDISCREET_500);
        String told = service.told() + app.provider.toString();
        assertThat(told).doesNotContain(values.get("AWS_SECRET_ACCESS_KEY").orElseThrow());
    }

    private void revokeAll(String env) {
        TigrisProject other = new TigrisProject(service, directory.resolve("third"), Map.of());
        ((TigrisBuckets) other.provider).login().keys().orElseThrow().revokeAll(TigrisProject.bucket(env));
    }

    private List<Path> held() throws IOException {
        try (Stream<Path> files = Files.walk(service.home().resolve("tigris"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static int refusal(EnvVars values) {
        try {
            ObjectLines.read(values);
            return 200;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }
}

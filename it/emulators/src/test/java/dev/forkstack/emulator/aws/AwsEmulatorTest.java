package dev.forkstack.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.Payload;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amazon's own answers, as its reference and people who met them tell. */
final class AwsEmulatorTest {

    private static final String HERE =
            "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint>"
                    + "<Tags><Tag><Key>a</Key><Value>b</Value></Tag></Tags></CreateBucketConfiguration>";

    @TempDir
    Path directory;

    private AwsEmulator aws;

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aRegionIsNamedExceptTheFirst() throws IOException {
        start(AwsOptions.DEFAULT);
        assertThat(made("app", "", Map.of())).contains("IllegalLocationConstraintException");
        assertThat(made("app", HERE, Map.of())).isEmpty();
        assertThat(made("app", HERE, Map.of())).contains("BucketAlreadyOwnedByYou");
        assertThat(send("GET", "app", "tagging=", Map.of(), "").text()).contains("<Key>a</Key>");
        assertThat(aws.setting("app", "encryption")).contains("AES256");
        aws.close();

        start(AwsOptions.DEFAULT.in("us-east-1").with(1));
        assertThat(made("app", HERE.replace("eu-central-1", "us-east-1"), Map.of()))
                .contains("InvalidLocationConstraint");
        assertThat(made("app", "", Map.of())).isEmpty();
        assertThat(made("app", "", Map.of())).as("as if it had been made").isEmpty();
        assertThat(made("other", "", Map.of())).contains("TooManyBuckets");
    }

    @Test
    void namesOfTheAccountAreAskedForAndOthersAreNot() throws IOException {
        start(AwsOptions.DEFAULT);
        Map<String, String> own = Map.of("x-amz-bucket-namespace", "account-regional");
        assertThat(made("app-123456789012-eu-central-1-an", HERE, Map.of())).contains("InvalidBucketName");
        assertThat(made("app-999999999999-eu-central-1-an", HERE, own)).contains("InvalidBucketName");
        assertThat(made("app-123456789012-eu-central-1-an", HERE, own)).isEmpty();
    }

    @Test
    void anotherOwnerThanExpectedIsRefusedAndSoIsAStranger() throws IOException {
        start(AwsOptions.DEFAULT);
        made("app", HERE, Map.of());
        assertThat(send("GET", "app", "list-type=2", Map.of("x-amz-expected-bucket-owner", "999999999999"), "")
                        .status())
                .isEqualTo(403);
        assertThat(as(aws.stranger())
                        .send("GET", "app", "", "list-type=2", Map.of(), Payload.none())
                        .status())
                .isEqualTo(403);
        assertThat(as(aws.stranger())
                        .send("PUT", "app", "", "", Map.of(), payload(HERE))
                        .text())
                .contains("BucketAlreadyExists");
    }

    @Test
    void aListIsPagedAndADocumentHasAChecksum() throws IOException {
        start(AwsOptions.DEFAULT);
        made("app", HERE, Map.of());
        assertThat(send("GET", "", "", Map.of(), "").status()).isEqualTo(400);
        assertThat(send("GET", "", "bucket-region=us-east-1&max-buckets=9", Map.of(), "")
                        .status())
                .isEqualTo(400);
        assertThat(send("GET", "", "max-buckets=9", Map.of(), "").text()).contains("<Name>app</Name>");
        assertThat(send("PUT", "app", "tagging=", Map.of(), "<Tagging><TagSet/></Tagging>")
                        .text())
                .contains("Content-MD5");
    }

    @Test
    void aNewBucketCanBeUnknownAndADeletedNameUnusableForAWhile() throws IOException {
        start(AwsOptions.DEFAULT);
        aws.aws().abortTheNext(1);
        aws.aws().hideTheNextBucketFor(1);
        assertThat(made("app", HERE, Map.of())).contains("OperationAborted");
        assertThat(made("app", HERE, Map.of())).isEmpty();
        assertThat(send("HEAD", "app", "", Map.of(), "").status()).isEqualTo(404);
        assertThat(send("HEAD", "app", "", Map.of(), "").status()).isEqualTo(200);
    }

    private void start(AwsOptions options) {
        aws = AwsEmulator.start(0, directory.resolve(options.region()), options);
    }

    /** What was wrong; empty if nothing was. */
    private String made(String bucket, String document, Map<String, String> headers) throws IOException {
        return send("PUT", bucket, "", headers, document).text();
    }

    private S3Answer send(String method, String bucket, String query, Map<String, String> headers, String document)
            throws IOException {
        return as(aws.owner()).send(method, bucket, "", query, headers, payload(document));
    }

    private Upstream as(Credential caller) {
        return new Upstream(aws.endpoint(), caller.accessKeyId(), caller.secret());
    }

    private static Payload payload(String document) {
        return document.isEmpty() ? Payload.none() : Payload.of(document.getBytes(StandardCharsets.UTF_8));
    }
}

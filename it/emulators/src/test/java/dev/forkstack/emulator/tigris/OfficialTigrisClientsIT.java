package dev.forkstack.emulator.tigris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.ClientProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tigris's own command line (npm {@code @tigrisdata/cli}) and Amazon's against the emulator, where this machine has them;
 * where not, a line says so. What Tigris's cannot do here: {@code presign}, {@code buckets merge} and {@code rebase},
 * {@code bundle}, policies and users; its settings other than snapshots are taken and have no effect.
 */
final class OfficialTigrisClientsIT {

    private static final Pattern VERSION = Pattern.compile("\"version\": ?\"([0-9]{19})\"");

    @RegisterExtension
    static final RunningTigris TIGRIS = new RunningTigris();

    @TempDir
    Path home;

    @Test
    void tigrissCommandLineForksAndTakesSnapshots() throws Exception {
        ClientProgram tigris = program("forkstack.tigris", "tigris");
        Files.writeString(home.resolve("hello.txt"), "hello");
        tigris.run("buckets", "create", "cli-shop", "--enable-snapshots");
        tigris.run("cp", "hello.txt", "t3://cli-shop/hello.txt");
        tigris.run("snapshots", "take", "cli-shop", "monday");
        Matcher version = VERSION.matcher(tigris.run("snapshots", "list", "cli-shop", "--json"));
        assertThat(version.find()).isTrue();
        tigris.run("cp", "t3://cli-shop/hello.txt", "t3://cli-shop/later.txt");
        tigris.run("buckets", "create", "cli-alice", "--fork-of", "cli-shop", "--source-snapshot", version.group(1));
        assertThat(tigris.run("buckets", "get", "cli-alice")).contains("Forked From", "cli-shop", version.group(1));
        assertThat(tigris.run("buckets", "list", "--forks-of", "cli-shop")).contains("cli-alice");
        assertThat(tigris.run("ls", "t3://cli-alice")).contains("hello.txt").doesNotContain("later.txt");
        tigris.run("mv", "t3://cli-alice/hello.txt", "t3://cli-alice/moved.txt", "--yes");
        assertThat(tigris.run("ls", "t3://cli-alice")).contains("moved.txt").doesNotContain("hello.txt");
        tigris.run("buckets", "delete", "cli-alice", "--yes");
        tigris.run("buckets", "delete", "cli-shop", "--yes");
        assertThat(tigris.run("buckets", "list")).doesNotContain("cli-");
    }

    @Test
    void tigrissCommandLineMakesKeysToSingleBuckets() throws Exception {
        ClientProgram tigris = program("forkstack.tigris", "tigris");
        TIGRIS.owner().createWithSnapshots("cli-keyed");
        Matcher key = Pattern.compile("tid_[A-Za-z]+").matcher(tigris.run("access-keys", "create", "alice"));
        assertThat(key.find()).isTrue();
        tigris.run("access-keys", "assign", key.group(), "--bucket", "cli-keyed", "--role", "Editor");
        assertThat(tigris.run("access-keys", "get", key.group())).contains("cli-keyed: Editor");
        tigris.run("access-keys", "delete", key.group(), "--yes");
        assertThat(tigris.run("access-keys", "list")).doesNotContain(key.group());
    }

    @Test
    void amazonsCommandLineReadsAndWritesAFork() throws Exception {
        ClientProgram aws = program("forkstack.aws", "aws");
        TIGRIS.owner().createWithSnapshots("aws-shop");
        TIGRIS.owner().fork("aws-shop", "aws-alice");
        Files.write(home.resolve("large"), new byte[9 << 20]);
        aws.run("s3", "cp", "large", "s3://aws-alice/large", "--no-progress");
        aws.run("s3", "cp", "s3://aws-alice/large", "s3://aws-alice/copy", "--no-progress");
        assertThat(aws.run("s3", "ls", "s3://aws-alice")).contains("9437184 copy", "9437184 large");
        assertThat(aws.run("s3", "ls", "s3://aws-shop")).isEmpty();
        aws.run("s3", "rm", "s3://aws-alice", "--recursive");
        assertThat(aws.run("s3", "ls", "s3://aws-alice")).isEmpty();
    }

    private ClientProgram program(String property, String name) {
        Path file = ClientProgram.find(property, name)
                .orElseGet(() -> ClientProgram.notRun(name, "not on the PATH, and " + property + " is unset"));
        String endpoint = TIGRIS.emulator().endpoint().toString();
        return new ClientProgram(
                file,
                home,
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        TIGRIS.emulator().owner().accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        TIGRIS.emulator().owner().secret(),
                        "AWS_ENDPOINT_URL_S3",
                        endpoint,
                        "AWS_ENDPOINT_URL_IAM",
                        endpoint,
                        "AWS_REGION",
                        "auto",
                        "TIGRIS_NO_UPDATE_CHECK",
                        "1"));
    }
}

package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TigrisCommandTest {

    @TempDir
    Path directory;

    @Test
    void itSaysHowItIsReachedAndLeavesNothingBehind() throws Exception {
        Running running = TigrisCommand.run(
                Arguments.parse("tigris", "--directory", directory.toString(), "--bucket", "shop-uploads"));
        try (AutoCloseable emulator = running.emulator()) {
            assertThat(running.ready()).containsKeys("api", "key", "secret").containsEntry("bucket", "shop-uploads");
            assertThat(running.lines())
                    .contains("provider = \"tigris\"", "prod = \"shop-uploads\"")
                    .contains("export AWS_ENDPOINT_URL_S3=" + running.ready().get("api"))
                    .contains("export AWS_SECRET_ACCESS_KEY=" + running.ready().get("secret"));
            assertThat(directory).isNotEmptyDirectory();
        }
        assertThat(directory).isEmptyDirectory();
    }
}

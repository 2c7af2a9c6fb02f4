package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class LastingLogTest {

    private final ByteArrayOutputStream last = new ByteArrayOutputStream();

    @Test
    void whatMavenTakesGoesToMavenAlone() {
        Lines lines = new Lines();
        Log log = LastingLog.of(lines, last);

        log.info("text");

        assertThat(lines.lines()).containsExactly("text");
        assertThat(last.size()).isZero();
        assertThat(log.isInfoEnabled()).isEqualTo(lines.isInfoEnabled());
    }

    @Test
    void whatItNoLongerTakesIsPrintedAndEndsNothing() {
        Log log = LastingLog.of(
                new SystemStreamLog() {
                    @Override
                    public void info(CharSequence content) {
                        throw new IllegalStateException("Terminal has been closed");
                    }
                },
                last);

        log.info("✓ database app-alice  deleted");

        assertThat(last.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("[INFO] ✓ database app-alice  deleted\n");
    }
}

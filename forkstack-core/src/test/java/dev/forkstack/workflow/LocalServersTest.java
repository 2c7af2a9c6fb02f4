package dev.forkstack.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.spi.FetchesFirst;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersTest {

    @TempDir
    Path directory;

    @Test
    void whatNeedsNoServerFetchesBeforehandWhatItWorksWith() throws IOException {
        Fetching fetching = new Fetching();
        Project project = new Project(directory);
        project.bucket = fetching;

        new LocalServers(project.scope()).ensure();
        assertThat(fetching.fetched).isZero();
        assertThat(new LocalServers(project.scope()).up()).isEmpty();
        assertThat(fetching.fetched).isEqualTo(1);
    }

    private static final class Fetching extends FakeProvider implements FetchesFirst {

        private int fetched;

        Fetching() {
            super(ResourceKind.BUCKET);
        }

        @Override
        public void fetch() {
            fetched++;
        }
    }
}

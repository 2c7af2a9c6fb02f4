package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureEnvironmentsTest {

    @TempDir
    Path directory;

    @Test
    void everyResourceIsMeasuredOnceWhereItsProviderCanAndSomebodyAsks() throws IOException {
        Project project = Project.served(directory);
        project.databaseInTheCloud = true;
        project.database.stands(EnvironmentName.PROD, Optional.empty());
        project.create(ALICE);
        Mark ofAlice = project.bucket.mark(ALICE).orElseThrow();
        project.bucket.put(
                new EnvironmentName("copy"),
                Resource.of(ResourceKind.BUCKET, "app-bucket-copy", "copy", Optional.of(ofAlice))); // which is foreign
        List<Environment> environments = project.list();
        ServedProvider bucket = (ServedProvider) project.bucket;
        assertThat(bucket.measured).hasValue(0);

        Map<Resource, Size> sizes = new MeasureEnvironments(project.scope()).run(environments);

        assertThat(sizes.keySet())
                .extracting(Resource::title)
                .containsExactlyInAnyOrder("bucket app-bucket-alice", "bucket app-bucket-dev");
        assertThat(bucket.measured).hasValue(2);
        assertThat(project.servedDatabase().measured).hasValue(0);
    }
}

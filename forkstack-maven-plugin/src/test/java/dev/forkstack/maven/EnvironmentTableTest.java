package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.PartSettings;
import dev.forkstack.model.Environment;
import dev.forkstack.model.Environment.State;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTableTest {

    @TempDir
    Path root;

    @Test
    void saysHowToBeginWhereThereIsNothing() {
        assertThat(table(List.of())).containsExactly("There are no environments yet. Make one: make envs-new alice");
    }

    @Test
    void linesUpItsColumnsAndStarsTheCurrentEnvironment() throws IOException {
        Files.writeString(root.resolve(".current-env"), "alice\n");

        List<String> lines = table(List.of(
                environment("alice", State.READY, Optional.of("alice@example.org"), Duration.ofMinutes(5)),
                environment("dev", State.INCOMPLETE, Optional.empty(), Duration.ofDays(3)),
                new Environment(
                        "app-bucket-x",
                        State.FOREIGN,
                        List.of(Resource.of(ResourceKind.BUCKET, "app-bucket-x", "x", Optional.empty())))));

        assertThat(lines.get(0)).matches(" +NAME +SOURCE +OWNER +CREATED +AGE +STATE +PROTECTED");
        assertThat(lines.get(1)).matches("\\* alice +dev +alice@example\\.org +\\S+ \\S+ +5 min +ready");
        assertThat(lines.get(2)).matches("  dev +dev +- +\\S+ \\S+ +3 d +incomplete +yes");
        assertThat(lines.get(3)).matches("  app-bucket-x +- +- +- +- +foreign");
        int state = lines.get(0).indexOf("STATE");
        assertThat(lines.get(1).indexOf("ready")).isEqualTo(state);
        assertThat(lines.get(2).indexOf("incomplete")).isEqualTo(state);
        assertThat(lines.get(3).indexOf("foreign")).isEqualTo(state);
    }

    @Test
    void hasAColumnMoreWhereSomebodyAskedForSizes() {
        Environment alice = environment("alice", State.READY, Optional.empty(), Duration.ofMinutes(5));
        Resource database = alice.resources().get(0);
        Resource bucket = Resource.of(ResourceKind.BUCKET, "app-bucket-alice", "b", database.mark());
        Resource directory = Resource.of(ResourceKind.DIRECTORY, "app.alice.db", "d", database.mark());
        Environment all = new Environment("alice", State.READY, List.of(database, bucket, directory));

        List<String> lines = new EnvironmentTable(new ListedOutcome(
                        config(),
                        new EnvironmentName("alice"),
                        List.of(all),
                        Optional.of(Map.of(
                                database, new Size(8_123_456, OptionalLong.empty()),
                                bucket, new Size(1_000, OptionalLong.of(1))))))
                .lines();

        assertThat(lines.get(0)).endsWith("PROTECTED  SIZE");
        assertThat(lines.get(1)).endsWith("database 8.1 MB, bucket 0.0 MB in 1 object, directory unknown");
    }

    private List<String> table(List<Environment> environments) {
        EnvironmentName current = CurrentEnvironment.file(root).orElse(EnvironmentName.DEV);
        return new EnvironmentTable(new ListedOutcome(config(), current, environments, Optional.empty())).lines();
    }

    private ForkStackConfig config() {
        return new ForkStackConfig(
                new ProjectName("app"),
                root,
                root.resolve("home"),
                Map.of(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                OptionalInt.empty(),
                List.of(
                        new PartSettings(
                                ResourceKind.DATABASE, Optional.empty(), Map.of("provider", "memory-database")),
                        new PartSettings(ResourceKind.BUCKET, Optional.empty(), Map.of("provider", "memory-bucket"))),
                List.of());
    }

    private static Environment environment(String name, State state, Optional<String> owner, Duration age) {
        Mark mark = new Mark(
                new ProjectName("app"),
                new EnvironmentName(name),
                Optional.empty(),
                "id",
                Optional.of(EnvironmentName.DEV),
                Optional.empty(),
                owner,
                "run",
                Mark.State.READY,
                Instant.now().minus(age),
                Optional.empty());
        return new Environment(
                name, state, List.of(Resource.of(ResourceKind.DATABASE, "app-" + name, "id", Optional.of(mark))));
    }
}

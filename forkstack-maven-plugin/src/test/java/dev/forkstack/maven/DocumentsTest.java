package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.forkstack.ForkStackConfig;
import dev.forkstack.model.ApplicationValues;
import dev.forkstack.model.Created;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Origin;
import dev.forkstack.model.PartStatus;
import dev.forkstack.model.Refusal;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.ServerStatus;
import dev.forkstack.model.Setting;
import dev.forkstack.model.Size;
import dev.forkstack.model.Status;
import dev.forkstack.model.Variable;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Observation;
import dev.forkstack.workflow.Diagnosis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

/** Every document that a goal can print, with every field that it can have, is as the schema has it. */
class DocumentsTest {

    private static final Instant SINCE = Instant.parse("2026-01-31T12:00:00Z");
    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aCreatedEnvironmentNamesItsVariablesAndNoValue() throws IOException {
        String text = printed(
                "new",
                new CreatedOutcome(
                        new Created(
                                environment(),
                                EnvVars.NONE.with("DATABASE_URL", "postgresql://a:hush@localhost/a"),
                                true,
                                Optional.of(EnvironmentName.DEV)),
                        closing(),
                        false));

        assertThat(text)
                .contains(
                        "\"variables\":[\"DATABASE_URL\"]",
                        "\"tookMillis\":1234",
                        "\"created\":\"2026-01-31T12:00:00Z\"",
                        "\"valuesFile\":\"" + Path.of("/shop/.env.local") + "\"",
                        "\"before\":\"dev\"")
                .doesNotContain("hush");
    }

    @Test
    void aTemplateHasNoValues() throws IOException {
        Created created = new Created(environment(), EnvVars.NONE, false, Optional.empty());
        assertThat(printed("new", new CreatedOutcome(created, closing(), true)))
                .contains("\"template\":true", "\"variables\":[]")
                .doesNotContain("valuesFile");
    }

    @Test
    void theOtherVerbs() throws IOException {
        printed("switch", new SwitchedOutcome(closing()));
        printed("delete", new DeletedOutcome(ALICE, new Deleted(true, false, Optional.empty()), true));
        printed("up", new ServersOutcome(List.of(new ServerStatus("PostgreSQL 18", Optional.of("127.0.0.1:1")))));
        printed("down", new ServersOutcome(List.of(new ServerStatus("PostgreSQL 18", Optional.empty()))));
        printed("help", new HelpOutcome(List.of("one", "two")));
        printed("delete", new SkippedOutcome("delete", "forkstack.skip"));
    }

    @Test
    void aListHasSizesWhereSomebodyAsked() throws IOException {
        Resource database = environment().resources().get(0);
        String text = printed(
                "list",
                new ListedOutcome(
                        config(),
                        ALICE,
                        List.of(environment()),
                        Optional.of(Map.of(database, new Size(12, OptionalLong.of(3))))));

        assertThat(text).contains("\"sizeBytes\":12,\"objects\":3", "\"current\":true,\"protected\":false");
        assertThat(printed("list", new ListedOutcome(config(), ALICE, List.of(environment()), Optional.empty())))
                .doesNotContain("size");
    }

    @Test
    void aStatusTellsWhereEverythingComesFrom() throws IOException {
        Origin line = Origin.file(".env.local", OptionalInt.of(3));
        String text = printed(
                "status",
                new StatusOutcome(
                        config(),
                        new Status(
                                new ApplicationValues(
                                        Optional.of(new CurrentEnvironment(ALICE, CurrentEnvironment.Origin.FILE)),
                                        List.of(
                                                new Variable(
                                                        "BUCKET_NAME",
                                                        Optional.of("b"),
                                                        false,
                                                        line,
                                                        List.of("dotenv")),
                                                new Variable(
                                                        "X",
                                                        Optional.empty(),
                                                        true,
                                                        Origin.PROCESS_ENVIRONMENT,
                                                        List.of())),
                                        Optional.of(SINCE),
                                        Optional.of(new Refusal("no", "yes"))),
                                List.of(
                                        PartStatus.unknown("bucket", "local-s3", "it sleeps"),
                                        new PartStatus(
                                                "database",
                                                "neon",
                                                PartStatus.State.READY,
                                                Optional.of(environment()
                                                        .resources()
                                                        .get(0)),
                                                "")),
                                List.of(new ServerStatus("S3 server", Optional.empty())),
                                List.of(
                                        new Setting("project", "shop", Origin.byDefault("the directory's name")),
                                        new Setting("source", "dev", Origin.pom()),
                                        new Setting("bucket.x", "y", Origin.commandLine("bucket.x"))))));

        assertThat(text)
                .contains("\"decidedBy\":\".current-env\"")
                .contains("{\"key\":\"X\",\"masked\":true,\"origin\":{\"kind\":\"process-environment\"")
                .contains("{\"kind\":\"file\",\"place\":\".env.local\",\"line\":3}");
    }

    @Test
    void aDiagnosisCountsAndSaysWhatCouldBeMended() throws IOException {
        DiagnosedOutcome outcome = new DiagnosedOutcome(new Diagnosis(
                List.of("a"),
                List.of(
                        Observation.of(Finding.ok("fine")),
                        Observation.mendable(Finding.warning("odd", "look"), () -> "done"),
                        Observation.of(Finding.problem("bad", "mend it")))));

        assertThat(printed("doctor", outcome))
                .contains("\"problems\":1,\"warnings\":1", "{\"level\":\"ok\",\"fact\":\"fine\",\"fixable\":false}")
                .contains("{\"level\":\"warning\",\"fact\":\"odd\",\"remedy\":\"look\",\"fixable\":true}");
        assertThat(outcome.failure()).isPresent();
    }

    @Test
    void everyKindOfFailure() throws IOException {
        for (ForkStackException.Kind kind : ForkStackException.Kind.values()) {
            ForkStackException failure = new ForkStackException(kind, "what\n\u001b", "how");
            failure.addSuppressed(new IllegalStateException("later"));
            output("delete").fail(failure);
            assertThat(valid())
                    .contains("\"message\":\"what\\n\\u001B\"")
                    .contains("\"remedy\":\"how\",\"also\":[\"later\"]");
        }
    }

    private JsonOutput output(String goal) {
        return new JsonOutput(goal, new PrintStream(out, false, StandardCharsets.UTF_8));
    }

    private String printed(String goal, Outcome outcome) throws IOException {
        output(goal).tell(outcome);
        return valid();
    }

    /** One line, valid. */
    private String valid() throws IOException {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        assertThat(text.lines()).hasSize(1);
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/schema/output-1.json")));
        assertThat(schema.validate(text, InputFormat.JSON)).as(text).isEmpty();
        return text;
    }

    private static Closing closing() {
        return new Closing(environment(), Duration.ofMillis(1234), Path.of("/shop"), Optional.of("ENV=bob"));
    }

    private static Environment environment() {
        Mark mark = new Mark(
                new ProjectName("shop"),
                ALICE,
                Optional.of(new PartName("audit")),
                "id",
                Optional.of(EnvironmentName.DEV),
                Optional.of(SINCE),
                Optional.of("a@example.org"),
                "run",
                Mark.State.READY,
                SINCE,
                Optional.of(SINCE));
        return new Environment(
                "alice",
                Environment.State.READY,
                List.of(new Resource(
                        ResourceKind.DATABASE,
                        "shop-alice",
                        "id",
                        Optional.of(mark),
                        Optional.of("shop-dev"),
                        Optional.of(SINCE),
                        Set.of())));
    }

    private static ForkStackConfig config() {
        return new ForkStackConfig(
                new ProjectName("shop"),
                Path.of("/shop"),
                Path.of("/home"),
                Map.of(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                OptionalInt.empty(),
                List.of(),
                List.of());
    }
}

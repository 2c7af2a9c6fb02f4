package dev.forkstack.stories;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.forkstack.runtime.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a program gets of each goal: one document, held against the schema. For one thread. */
public final class Documents {

    private static final List<String> SECRETS = List.of("JDBC_DATABASE_PASSWORD", "AWS_SECRET_ACCESS_KEY");

    private final Story story;
    private final JsonSchema schema;

    private Documents(Story story, JsonSchema schema) {
        this.story = story;
        this.schema = schema;
    }

    public static Documents of(Story story) throws IOException {
        return new Documents(
                story, JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(story.schema())));
    }

    /** The same goals in another story. */
    public Documents in(Story other) {
        return new Documents(other, schema);
    }

    /** Of a goal that ends well. */
    public Map<?, ?> goal(String goal, String... more) throws IOException, InterruptedException {
        return read(story.document(goal, more).succeeded());
    }

    /** Of a goal that fails. */
    public Map<?, ?> failing(String goal, String... more) throws IOException, InterruptedException {
        Run run = story.document(goal, more).failed();
        // Maven 4 writes its own errors to standard output whatever its logger is told.
        List<String> ours =
                run.lines().stream().filter(line -> !line.startsWith("[ERROR]")).toList();
        return read(new Run(run.command(), run.exit(), String.join("\n", ours)));
    }

    /** Of anything that prints a document and nothing else. */
    public Map<?, ?> read(Run run) throws IOException {
        List<String> problems = new ArrayList<>();
        Set<ValidationMessage> found = schema.validate(run.output(), InputFormat.JSON);
        found.forEach(problem -> problems.add(problem.toString()));
        if (run.lines().size() != 1) {
            problems.add("not one line");
        }
        Map<String, String> values = EnvFile.read(story.file("")).block();
        SECRETS.stream()
                .filter(key -> values.containsKey(key) && run.output().contains(values.get(key)))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems + run.toString());
        }
        return new ObjectMapper().readValue(run.output(), Map.class);
    }
}

package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;

/** One JSON document on standard output, and nothing else there; progress goes to standard error. */
record JsonOutput(String goal, PrintStream out) implements Output {

    /** Of docs/schema: a change that a reader could trip over makes it 2. */
    private static final int SCHEMA_VERSION = 1;

    @Override
    public ProgressListener progress() {
        return new LogProgress(new StandardErrorLog());
    }

    @Override
    public Optional<ForkStackException> tell(Outcome outcome) {
        print(outcome.document());
        return outcome.failure();
    }

    @Override
    public void fail(ForkStackException failure) {
        print(new Document()
                .with(
                        "error",
                        new Document()
                                .with("kind", failure.kind())
                                .with("message", failure.getMessage())
                                .with("remedy", failure.remedy())
                                .with(
                                        "also",
                                        Arrays.stream(failure.getSuppressed())
                                                .map(also -> String.valueOf(also.getMessage()))
                                                .toList())));
    }

    private void print(Document document) {
        out.println(new Document()
                .with("schemaVersion", SCHEMA_VERSION)
                .with("goal", goal)
                .and(document));
        out.flush();
    }
}

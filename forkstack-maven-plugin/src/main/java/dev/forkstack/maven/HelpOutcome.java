package dev.forkstack.maven;

import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** {@code help}: its text. */
record HelpOutcome(List<String> lines) implements Outcome {

    @Override
    public void tell(Log log) {
        lines.forEach(log::info);
    }

    @Override
    public Document document() {
        return new Document().with("lines", lines);
    }
}

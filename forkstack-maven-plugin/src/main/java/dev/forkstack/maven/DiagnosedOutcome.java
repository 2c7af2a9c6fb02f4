package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Finding.Level;
import dev.forkstack.spi.Observation;
import dev.forkstack.workflow.Diagnosis;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** {@code doctor}: what was mended, and what is so now. */
record DiagnosedOutcome(Diagnosis diagnosis) implements Outcome {

    @Override
    public void tell(Log log) {
        diagnosis.mended().forEach(what -> log.info("✓ mended: " + Printable.of(what)));
        diagnosis.findings().forEach(finding -> tell(log, finding));
        long fixable = diagnosis.fixable();
        if (fixable > 0) {
            log.info((fixable == 1 ? "One of these" : fixable + " of these")
                    + " can be mended: make envs-doctor ARGS=-Dforkstack.fix");
        }
        if (failure().isEmpty()) {
            long warnings = diagnosis.count(Level.WARNING);
            log.info(
                    warnings == 0
                            ? "Nothing is wrong."
                            : "No problem, and " + (warnings == 1 ? "one warning." : warnings + " warnings."));
        }
    }

    private static void tell(Log log, Finding finding) {
        String fact = Printable.of(finding.fact());
        switch (finding.level()) {
            case OK -> log.info("✓ " + fact);
            case WARNING -> log.warn("! " + fact);
            case PROBLEM -> log.error("✗ " + fact);
        }
        if (!finding.remedy().isEmpty()) {
            finding.remedy().lines().forEach(line -> log.info("  → " + Printable.of(line)));
        }
    }

    @Override
    public Optional<ForkStackException> failure() {
        long problems = diagnosis.count(Level.PROBLEM);
        return problems == 0
                ? Optional.empty()
                : Optional.of(new ForkStackException(
                        Kind.CONFIGURATION,
                        problems == 1 ? "There is a problem." : "There are " + problems + " problems.",
                        "What helps stands below each."));
    }

    @Override
    public Document document() {
        return new Document()
                .with("problems", diagnosis.count(Level.PROBLEM))
                .with("warnings", diagnosis.count(Level.WARNING))
                .with("mended", diagnosis.mended())
                .with(
                        "findings",
                        diagnosis.observations().stream()
                                .map(DiagnosedOutcome::document)
                                .toList());
    }

    private static Document document(Observation observation) {
        Finding finding = observation.finding();
        return new Document()
                .with("level", finding.level())
                .with("fact", finding.fact())
                .with("remedy", Optional.of(finding.remedy()).filter(remedy -> !remedy.isEmpty()))
                .with("fixable", observation.isFixable());
    }
}

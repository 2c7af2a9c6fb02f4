package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Finding.Level;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Looks whether everything is right that the other goals need: files, servers, tokens, sources. Changes nothing. */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractForkStackMojo {

    @Inject
    DoctorMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    void run(ForkStack forkStack) {
        List<Finding> findings = forkStack.diagnose();
        findings.forEach(this::print);
        long problems = findings.stream()
                .filter(found -> found.level() == Level.PROBLEM)
                .count();
        if (problems > 0) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    problems == 1 ? "There is a problem." : "There are " + problems + " problems.",
                    "What helps stands below each.");
        }
        getLog().info("Nothing is wrong.");
    }

    private void print(Finding finding) {
        String fact = Printable.of(finding.fact());
        switch (finding.level()) {
            case OK -> getLog().info("✓ " + fact);
            case WARNING -> getLog().warn("! " + fact);
            case PROBLEM -> getLog().error("✗ " + fact);
        }
        if (!finding.remedy().isEmpty()) {
            finding.remedy().lines().forEach(line -> getLog().info("  → " + Printable.of(line)));
        }
    }
}

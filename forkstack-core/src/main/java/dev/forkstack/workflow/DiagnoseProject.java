package dev.forkstack.workflow;

import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.state.CheckoutDiagnosis;
import java.util.ArrayList;
import java.util.List;

/** {@code doctor}: looks at everything that other verbs rely on, and changes and starts nothing. */
public final class DiagnoseProject {

    private final Scope scope;

    public DiagnoseProject(Scope scope) {
        this.scope = scope;
    }

    /** Everything that was looked at, good or bad: the checkout first, then one provider after the other. */
    public List<Finding> run(CheckoutDiagnosis checkout) {
        List<Finding> findings = new ArrayList<>();
        checkout.problems().stream().map(Finding::problem).forEach(findings::add);
        if (findings.isEmpty()) {
            findings.add(Finding.ok(checkout.applicationsEnvironment()
                    .map(name -> "an application started here is in " + name)
                    .orElse("this checkout is in no environment yet")));
        }
        Parallel.map(scope.parts(), DiagnoseProject::of).forEach(findings::addAll);
        return findings;
    }

    private static List<Finding> of(Part part) {
        List<Finding> findings = new ArrayList<>();
        if (part.provider() instanceof HasLocalServer local) {
            findings.add(server(part, local.server()));
        }
        if (part.provider() instanceof Diagnosable diagnosable) {
            findings.addAll(diagnosable.diagnose());
        }
        return findings;
    }

    private static Finding server(Part part, LocalServer server) {
        return Finding.ok(part.kind() + ": " + server.name() + " "
                + server.address()
                        .map(address -> "answers on " + address)
                        .orElse("does not run; the next command starts it"));
    }
}

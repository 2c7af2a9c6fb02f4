package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.state.CheckoutDiagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        boolean isSound = findings.stream().allMatch(found -> found.level() == Finding.Level.OK);
        Optional<EnvironmentName> current = isSound ? scope.destination().switchedTo() : Optional.empty();
        Parallel.map(scope.parts(), part -> of(part, current)).forEach(findings::addAll);
        return findings;
    }

    private static boolean answers(Part part) {
        return !(part.provider() instanceof HasLocalServer local)
                || local.server().address().isPresent();
    }

    /** Whether what the checkout's values lead to still stands. */
    private Finding standing(Part part, EnvironmentName name) {
        try {
            Standing standing = new Standing(part, part.provider().find(name));
            if (standing.isReady()) {
                return Finding.ok(
                        "the " + standing.found().orElseThrow().title() + " of this checkout's environment stands");
            }
            return Finding.problem(
                    "this checkout is in " + name + ", and "
                            + standing.found()
                                    .map(found -> "its " + found.title() + " is not ready")
                                    .orElse("its " + part.title() + " is not there any more"),
                    "Make what is missing anew (make envs-new " + name + "), or join another (make envs-switch NAME).");
        } catch (ForkStackException e) {
            return Finding.problem(e);
        }
    }

    private List<Finding> of(Part part, Optional<EnvironmentName> current) {
        List<Finding> findings = new ArrayList<>();
        if (part.provider() instanceof HasLocalServer local) {
            findings.add(server(part, local.server()));
        }
        if (part.provider() instanceof Diagnosable diagnosable) {
            findings.addAll(diagnosable.diagnose());
        }
        if (findings.stream().noneMatch(found -> found.level() == Finding.Level.PROBLEM)) {
            // A server that does not run is not asked: that would start it.
            current.filter(name -> answers(part))
                    .map(name -> standing(part, name))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding server(Part part, LocalServer server) {
        return Finding.ok(part.title() + ": " + server.name() + " "
                + server.address()
                        .map(address -> "answers on " + address)
                        .orElse("does not run; the next command starts it"));
    }
}

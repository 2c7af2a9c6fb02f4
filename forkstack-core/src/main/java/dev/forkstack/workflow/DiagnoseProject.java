package dev.forkstack.workflow;

import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Observation;
import dev.forkstack.state.CheckoutDiagnosis;
import dev.forkstack.state.CheckoutFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code doctor}: looks at everything that other verbs rely on, and changes and starts nothing. */
public final class DiagnoseProject {

    private final Scope scope;

    public DiagnoseProject(Scope scope) {
        this.scope = scope;
    }

    /**
     * Everything that was looked at, good or bad: the checkout first, then the user's own directory, then one part after
     * the other, then the environments.
     *
     * @param home what was seen there
     */
    public List<Observation> run(CheckoutDiagnosis checkout, List<Observation> home) {
        List<Observation> observations = new ArrayList<>();
        List<CheckoutFault> faults = checkout.faults();
        faults.stream().map(DiagnoseProject::of).forEach(observations::add);
        if (faults.stream().allMatch(CheckoutFault::isHarmless)) {
            observations.add(Observation.of(Finding.ok(checkout.applicationsEnvironment()
                    .map(name -> "an application started here is in " + name)
                    .orElse("this checkout is in no environment yet"))));
        }
        boolean isSound = observations.stream().noneMatch(PartDiagnosis::isProblem);
        Optional<EnvironmentName> current = isSound ? scope.destination().switchedTo() : Optional.empty();
        observations.addAll(home);
        observations.addAll(parts(current));
        return observations;
    }

    private List<Observation> parts(Optional<EnvironmentName> current) {
        List<PartDiagnosis> parts =
                scope.parts().stream().map(PartDiagnosis::new).toList();
        List<Observation> observations = new ArrayList<>();
        Set<Finding> told = new HashSet<>(); // several parts can be on one server
        Parallel.map(parts, part -> part.observe(current)).stream()
                .flatMap(List::stream)
                .filter(observation -> told.add(observation.finding()))
                .forEach(observations::add);
        if (observations.stream().noneMatch(PartDiagnosis::isProblem)
                && parts.stream().allMatch(PartDiagnosis::answers)) {
            observations.addAll(new EnvironmentsDiagnosis(scope, current).observe());
        }
        return observations;
    }

    private static Observation of(CheckoutFault fault) {
        Finding finding = fault.isHarmless()
                ? Finding.warning(fault.problem().getMessage(), fault.problem().remedy())
                : Finding.problem(fault.problem());
        return fault.mend()
                .map(mend -> Observation.mendable(finding, mend::get))
                .orElseGet(() -> Observation.of(finding));
    }
}

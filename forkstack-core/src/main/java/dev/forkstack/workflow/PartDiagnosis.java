package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} looks at in one part: its server, its service, what dead runs left, and what the checkout needs of it. */
record PartDiagnosis(Part part) {

    /** A server that does not run is not asked: that would start it. */
    boolean answers() {
        return server().map(server -> server.address().isPresent()).orElse(true);
    }

    List<Observation> observe(Optional<EnvironmentName> current) {
        List<Observation> observations = new ArrayList<>();
        server().map(this::of).ifPresent(observations::add);
        if (part.provider() instanceof Diagnosable diagnosable) {
            diagnosable.diagnose().stream().map(Observation::of).forEach(observations::add);
        }
        if (answers() && observations.stream().noneMatch(PartDiagnosis::isProblem)) {
            leftovers().ifPresent(observations::add);
            current.map(this::standing).map(Observation::of).ifPresent(observations::add);
        }
        return observations;
    }

    static boolean isProblem(Observation observation) {
        return observation.finding().level() == Finding.Level.PROBLEM;
    }

    private Optional<LocalServer> server() {
        return part.provider() instanceof HasLocalServer local ? Optional.of(local.server()) : Optional.empty();
    }

    private Observation of(LocalServer server) {
        return server.trouble()
                .map(trouble -> Observation.mendable(trouble, () -> {
                    server.up();
                    return server.name() + " runs"
                            + server.address().map(address -> " on " + address).orElse("");
                }))
                .orElseGet(() -> Observation.of(Finding.ok(part.title() + ": " + server.name() + " "
                        + server.address()
                                .map(address -> "answers on " + address)
                                .orElse("does not run; the next command starts it"))));
    }

    private Optional<Observation> leftovers() {
        if (!(part.provider() instanceof Leftovers provider)) {
            return Optional.empty();
        }
        try {
            List<String> left = provider.leftovers();
            return left.isEmpty() ? Optional.empty() : Optional.of(sweepable(left));
        } catch (ForkStackException e) {
            return Optional.of(Observation.of(Finding.problem(e)));
        }
    }

    private Observation sweepable(List<String> left) {
        String what = part.providerName() + ": " + String.join(", ", left);
        return Observation.mendable(
                Finding.warning(
                        "a dead run has left at " + what, "The next make envs-new or make envs-delete removes it too."),
                () -> {
                    part.provider().sweep();
                    return "removed at " + what;
                });
    }

    /** Whether what the checkout's values lead to still stands. */
    private Finding standing(EnvironmentName name) {
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
}

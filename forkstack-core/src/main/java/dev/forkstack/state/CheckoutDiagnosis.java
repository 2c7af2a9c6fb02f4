package dev.forkstack.state;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with the two files of a checkout, as an application and as git see them. Looking changes nothing. */
public record CheckoutDiagnosis(Path root, Map<String, String> processEnvironment, Workspace workspace) {

    /** In the order in which they are to be mended. */
    public List<CheckoutFault> faults() {
        List<CheckoutFault> faults = new ArrayList<>();
        Problems problems = new Problems();
        new Checkout(root).inspect(problems);
        problems.all().stream().map(CheckoutFault::of).forEach(faults::add);
        readableForOthers().ifPresent(faults::add);
        leftovers().ifPresent(faults::add);
        if (!isUntouched()) {
            notIgnored().ifPresent(faults::add);
            disagreement().ifPresent(faults::add);
        }
        return faults;
    }

    /** The environment that an application started here would be in; empty if it would be refused. */
    public Optional<String> applicationsEnvironment() {
        try {
            return Optional.of(
                    ForkStackEnvironment.of(root, processEnvironment).name().value());
        } catch (ForkStackRuntimeException e) {
            return Optional.empty();
        }
    }

    /** A checkout that never was in an environment has nothing that could disagree. */
    private boolean isUntouched() {
        return !Files.exists(root.resolve(CurrentEnvironment.FILE)) && !Files.exists(envFile());
    }

    private Optional<CheckoutFault> disagreement() {
        try {
            ForkStackEnvironment.of(root, processEnvironment);
            return Optional.empty();
        } catch (ForkStackRuntimeException e) {
            return Optional.of(CheckoutFault.of(new ForkStackException(
                    Kind.LOCAL_STATE, "An application is refused: " + e.problem(), e.remedy(), e)));
        }
    }

    private Optional<CheckoutFault> readableForOthers() {
        Exposure exposure = new Exposure(envFile());
        return exposure.problem().map(problem -> new CheckoutFault(problem, false, Optional.of(exposure::end)));
    }

    private Optional<CheckoutFault> notIgnored() {
        Checkout checkout = new Checkout(root);
        Set<String> missing = checkout.missingPatterns();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckoutFault(
                        new ForkStackException(
                                Kind.CONFIGURATION,
                                "git does not ignore " + String.join(" and ", missing) + ".",
                                "Add to .gitignore: " + String.join(", ", missing)
                                        + " (make envs-switch does so too)."),
                        true,
                        Optional.of(() -> "added to .gitignore: " + String.join(", ", checkout.ignoreFiles()))));
    }

    private Optional<CheckoutFault> leftovers() {
        List<Path> left = workspace.leftovers();
        String names = left.stream().map(Path::toString).collect(Collectors.joining(" and "));
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new CheckoutFault(
                        new ForkStackException(
                                Kind.LOCAL_STATE,
                                "A killed run has left " + names + ".",
                                "Remove it; the next make envs-switch overwrites it too."),
                        true,
                        Optional.of(() -> {
                            workspace.removeLeftovers();
                            return "removed " + names;
                        })));
    }

    private Path envFile() {
        return root.resolve(EnvFile.NAME);
    }

    @Override
    public String toString() {
        return "diagnosis of " + root; // the process environment holds secrets
    }
}

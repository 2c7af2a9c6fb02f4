package dev.forkstack.state;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with the two files of a checkout, as an application and as git see them. Looking changes nothing. */
public record CheckoutDiagnosis(Path root, Map<String, String> processEnvironment, Workspace workspace) {

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

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
        Path file = envFile();
        try {
            if (!Files.exists(file) || OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                return Optional.empty();
            }
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // without such permissions, as on Windows, there is nothing to mend
        }
        return Optional.of(new CheckoutFault(
                new ForkStackException(
                        Kind.LOCAL_STATE,
                        EnvFile.NAME + " holds passwords and can be read by others.",
                        "chmod 600 " + file),
                false,
                Optional.of(this::closeToOthers)));
    }

    private String closeToOthers() {
        try {
            Files.setPosixFilePermissions(envFile(), PosixFilePermissions.fromString("rw-------"));
            return EnvFile.NAME + " can be read by you alone";
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE, envFile() + " cannot be changed: " + e, "Ask whom it belongs to.", e);
        }
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

package dev.forkstack.state;

import dev.forkstack.file.OwnerOnly;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with the two files of a checkout, as an application and as git see them. Changes nothing. */
public record CheckoutDiagnosis(Path root, Map<String, String> processEnvironment) {

    /** A problem each, in the order in which they are to be mended. */
    public List<ForkStackException> problems() {
        Problems problems = new Problems();
        new Checkout(root).inspect(problems);
        exposure().ifPresent(problems::add);
        problems.check(this::agreement);
        return problems.all();
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
        return !Files.exists(root.resolve(CurrentEnvironment.FILE)) && !Files.exists(root.resolve(EnvFile.NAME));
    }

    private void agreement() {
        if (isUntouched()) {
            return;
        }
        try {
            ForkStackEnvironment.of(root, processEnvironment);
        } catch (ForkStackRuntimeException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE, "An application is refused: " + e.problem(), e.remedy(), e);
        }
    }

    /** That others can read the passwords of this checkout, where they can. */
    Optional<ForkStackException> exposure() {
        Path file = root.resolve(EnvFile.NAME);
        try {
            return Files.exists(file) && !OwnerOnly.holds(file)
                    ? Optional.of(new ForkStackException(
                            ForkStackException.Kind.LOCAL_STATE,
                            EnvFile.NAME + " holds passwords and can be read by others.",
                            "chmod 600 " + file
                                    + "; where that changes nothing, as on FAT or on a Windows drive in WSL,"
                                    + " move the checkout to a file system that keeps permissions."))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it vanished meanwhile
        }
    }

    @Override
    public String toString() {
        return "diagnosis of " + root; // the process environment holds secrets
    }
}

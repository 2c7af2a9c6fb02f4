package dev.forkstack.state;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The two files of a checkout that say which environment it is in. Written atomically and under a lock, {@code
 * .current-env} last: it is what makes a switch count. Thread-safe.
 */
public final class Workspace implements Destination {

    private final Path root;
    private final Checkout checkout;
    private final Path lockFile;

    /** @param locks where lock files may stand; not in the checkout, where they would be in the way */
    public Workspace(Path root, Path locks) {
        this(
                root,
                new Checkout(root),
                locks.resolve("checkout-"
                        + UUID.nameUUIDFromBytes(root.toString().getBytes(StandardCharsets.UTF_8)) + ".lock"));
    }

    private Workspace(Path root, Checkout checkout, Path lockFile) {
        this.root = root;
        this.checkout = checkout;
        this.lockFile = lockFile;
    }

    @Override
    public Destination ignoring(Map<String, String> more) {
        return new Workspace(root, new Checkout(root, more), lockFile);
    }

    @Override
    public void inspect(Problems problems) {
        checkout.inspect(problems);
    }

    @Override
    public void prepare(ProgressListener progress) {
        if (!checkout.missingPatterns().isEmpty()) {
            writing(() -> checkout.ignoreFiles(progress)); // by one run at a time, or each adds its lines
        }
    }

    @Override
    public void review(ProgressListener progress) {
        new Exposure(envFile())
                .problem()
                .ifPresent(problem -> progress.warning(problem.getMessage() + " → " + problem.remedy()));
    }

    @Override
    public String newRun() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Verdict judge(EnvironmentName name, List<Mark> marks) {
        return Verdict.THEIRS; // a person says by name what is to go
    }

    @Override
    public Optional<EnvironmentName> switchedTo() {
        return reading(() -> CurrentEnvironment.file(root));
    }

    @Override
    public EnvVars held(EnvironmentName name) {
        EnvFile file = reading(() -> EnvFile.read(root));
        return file.environment().filter(name.value()::equals).isPresent() ? EnvVars.of(file.block()) : EnvVars.NONE;
    }

    /**
     * Makes this the environment of the checkout.
     *
     * @throws ForkStackException {@code CONFIGURATION} if one of the variables stands outside our block as well
     */
    @Override
    public void switchTo(EnvironmentName name, EnvVars vars) {
        writing(() -> {
            EnvFile file = EnvFile.read(root);
            OutsideKeys.problem(file, vars.keys()).ifPresent(problem -> {
                throw problem;
            });
            writeEnv(EnvBlock.replaced(envText(), vars));
            AtomicFile.writePublic(currentFile(), name + "\n");
        });
    }

    /** Forgets the environment if the checkout is in it: first the values, then the name. */
    @Override
    public boolean leave(EnvironmentName name) {
        boolean[] left = {false};
        writing(() -> {
            removeLeftoversOfBoth();
            if (EnvFile.read(root).environment().filter(name.value()::equals).isPresent()) {
                String rest = EnvBlock.removed(envText());
                if (rest.isEmpty()) {
                    Files.deleteIfExists(envFile());
                } else {
                    writeEnv(rest);
                }
                left[0] = true;
            }
            if (CurrentEnvironment.file(root).filter(name::equals).isPresent()) {
                Files.deleteIfExists(currentFile());
                left[0] = true;
            }
        });
        return left[0];
    }

    /** What killed writers of the two files left; nothing while somebody writes. */
    List<Path> leftovers() {
        try {
            if (ExclusiveLock.isHeld(lockFile)) {
                return List.of();
            }
            return Stream.concat(AtomicFile.leftover(envFile()).stream(), AtomicFile.leftover(currentFile()).stream())
                    .toList();
        } catch (IOException e) {
            return List.of(); // whoever writes next says what is wrong
        }
    }

    void removeLeftovers() {
        writing(this::removeLeftoversOfBoth);
    }

    /** What a killed run did not finish holds values of an environment that may be the one to go. */
    private void removeLeftoversOfBoth() throws IOException {
        AtomicFile.removeLeftover(envFile());
        AtomicFile.removeLeftover(currentFile());
    }

    private Path envFile() {
        return root.resolve(EnvFile.NAME);
    }

    private Path currentFile() {
        return root.resolve(CurrentEnvironment.FILE);
    }

    /** Latin-1 gives every byte a character of its own, so that what is not ours is written back as it was. */
    private String envText() throws IOException {
        return Files.exists(envFile()) ? Files.readString(envFile(), StandardCharsets.ISO_8859_1) : "";
    }

    private void writeEnv(String text) throws IOException {
        AtomicFile.writePrivate(envFile(), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private <T> T reading(Supplier<T> action) {
        try {
            return action.get();
        } catch (ForkStackRuntimeException e) {
            throw new ForkStackException(Kind.LOCAL_STATE, e.problem(), e.remedy(), e);
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private void writing(Write action) {
        try (ExclusiveLock lock = ExclusiveLock.acquire(lockFile, () -> {})) {
            action.run();
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    "The files of this checkout cannot be written: " + e,
                    "Make " + root + " writable, or free some space, then run the command again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.LOCAL_STATE, "Interrupted.", "Run the command again.", e);
        } catch (ForkStackRuntimeException e) {
            throw new ForkStackException(Kind.LOCAL_STATE, e.problem(), e.remedy(), e);
        }
    }
}

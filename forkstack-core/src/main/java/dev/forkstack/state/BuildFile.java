package dev.forkstack.state;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.model.BuildRuns;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file with the values of one build, which the JVMs that it forks read instead of the checkout's two. The developer's
 * checkout is looked at and never written. Thread-safe; the claim on the name ends when this is closed.
 */
public final class BuildFile implements Destination, AutoCloseable {

    private final EnvironmentName name;
    private final Path file;
    private final BuildClaim claim;
    private final BuildRuns runs;
    private final Workspace checkout;

    BuildFile(EnvironmentName name, Path file, BuildClaim claim, BuildRuns runs, Workspace checkout) {
        this.name = name;
        this.file = file;
        this.claim = claim;
        this.runs = runs;
        this.checkout = checkout;
    }

    /** The environment whose name is claimed. */
    public EnvironmentName name() {
        return name;
    }

    public Path path() {
        return file;
    }

    @Override
    public void inspect(Problems problems) {
        // Nothing of the checkout is written, and git never sees FORKSTACK_HOME.
    }

    @Override
    public void prepare(ProgressListener progress) {
        // The directory was made private when the name was claimed.
    }

    @Override
    public Optional<EnvironmentName> switchedTo() {
        try {
            return checkout.switchedTo();
        } catch (ForkStackException e) {
            return Optional.empty(); // a broken checkout is its owner's to mend, and no concern of a build
        }
    }

    /** What the checkout has for it: a password that works need not be replaced. */
    @Override
    public EnvVars held(EnvironmentName name) {
        try {
            return checkout.held(name);
        } catch (ForkStackException e) {
            return EnvVars.NONE;
        }
    }

    @Override
    public void switchTo(EnvironmentName name, EnvVars vars) {
        writing(() -> {
            AtomicFile.writePrivate(file, EnvBlock.replaced("", vars).getBytes(StandardCharsets.ISO_8859_1));
            jvm().write(file, Path.of(System.getProperty("java.home")));
        });
    }

    @Override
    public boolean leave(EnvironmentName name) {
        writing(() -> {
            jvm().remove();
            AtomicFile.removeLeftover(file);
            Files.deleteIfExists(file);
        });
        return false;
    }

    /** A {@code java} that has the values as variables; empty where the system knows no scripts. */
    public Optional<Path> java() {
        return Optional.of(jvm().java()).filter(Files::exists);
    }

    private BuildJvm jvm() {
        return new BuildJvm(file.resolveSibling(file.getFileName() + ".jvm"));
    }

    @Override
    public String newRun() {
        return runs.next();
    }

    @Override
    public Verdict judge(EnvironmentName name, List<Mark> marks) {
        Optional<String> spared = marks.stream()
                .filter(mark -> !BuildRuns.made(mark))
                .findFirst()
                .map(mark -> "it was made by " + mark.owner().orElse("somebody") + ", not by a build")
                .or(() -> switchedTo().filter(name::equals).map(same -> "this checkout is in it"));
        return new Verdict(
                spared, spared.isEmpty() && !marks.isEmpty() && marks.stream().allMatch(runs::madeHere));
    }

    @Override
    public void close() {
        writing(claim::close);
    }

    private interface Write {
        void run() throws IOException;
    }

    private void writing(Write action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    "The file with this build's values cannot be written: " + e,
                    "Make " + file.getParent() + " writable, or free some space, then run the build again.",
                    e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

package dev.forkstack.state;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.ForkStackRuntimeException;
import dev.forkstack.runtime.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the two files of a checkout may be written, found out before anything else is touched. */
public final class Checkout {

    private static final List<String> FILES = List.of(EnvFile.NAME, CurrentEnvironment.FILE);

    /** What git has to ignore: the files, and what a killed writer of the one with passwords leaves behind. */
    private static final Map<String, String> PATTERNS = Map.of(
            EnvFile.NAME,
            EnvFile.NAME + "*",
            EnvFile.NAME + AtomicFile.TEMPORARY_SUFFIX,
            EnvFile.NAME + "*",
            CurrentEnvironment.FILE,
            CurrentEnvironment.FILE);

    private final Path root;
    private final Map<String, String> patterns;
    private final GitWorkTree git;

    public Checkout(Path root) {
        this(root, Map.of());
    }

    /** @param more what else git has to ignore: a path as it may come to stand, and the line that ignores it */
    public Checkout(Path root, Map<String, String> more) {
        this.root = root;
        this.patterns = new TreeMap<>(PATTERNS);
        this.patterns.putAll(more);
        this.git = new GitWorkTree(root);
    }

    /** Adds every reason why the files may not be written. */
    public void inspect(Problems problems) {
        problems.check(this::writable);
        problems.check(this::untracked);
        problems.check(() ->
                readable(() -> OutsideKeys.problem(EnvFile.read(root), Keys.ALL).ifPresent(problems::add)));
        problems.check(() -> readable(() -> CurrentEnvironment.file(root)));
    }

    /** Keeps the files out of git, and says so where that took a change. */
    public void ignoreFiles(ProgressListener progress) {
        Set<String> added = ignoreFiles();
        if (!added.isEmpty()) {
            progress.note("added to .gitignore: " + String.join(", ", added));
        }
    }

    /** Returns the lines that were added. */
    Set<String> ignoreFiles() {
        Set<String> missing = missingPatterns();
        if (missing.isEmpty()) {
            return missing;
        }
        Path ignore = root.resolve(".gitignore");
        try {
            String old = Files.exists(ignore) ? Files.readString(ignore, StandardCharsets.ISO_8859_1) : "";
            String lines = String.join("\n", missing) + "\n";
            Files.writeString(
                    ignore,
                    (old.isEmpty() || old.endsWith("\n") ? "" : "\n") + lines,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return missing;
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    "git would take " + String.join(" and ", missing) + ", and .gitignore cannot be written: " + e,
                    "Add these names to " + ignore + " yourself.",
                    e);
        }
    }

    /** The lines that .gitignore lacks; none outside of a work tree. */
    Set<String> missingPatterns() {
        return git.notIgnored(List.copyOf(patterns.keySet())).stream()
                .map(patterns::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void writable() {
        if (!Files.isWritable(root)) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    "The project root " + root + " cannot be written.",
                    "Make it writable; " + EnvFile.NAME + " and " + CurrentEnvironment.FILE + " stand there.");
        }
    }

    private void untracked() {
        Set<String> tracked = git.tracked(FILES);
        FILES.stream()
                .map(root::resolve)
                .filter(Files::isSymbolicLink)
                .map(Checkout::target)
                .forEach(target -> tracked.addAll(new GitWorkTree(target.getParent())
                        .tracked(List.of(target.getFileName().toString()))));
        if (!tracked.isEmpty()) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "git tracks " + String.join(" and ", tracked)
                            + ": the next commit would publish passwords or your environment.",
                    "Stop tracking, the files stay: git rm --cached " + String.join(" ", tracked)
                            + " (and replace what was ever committed).");
        }
    }

    /** What a link leads to is what is written. */
    private static Path target(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException e) {
            return link; // nothing stands there yet, so git cannot have it
        }
    }

    private static void readable(Runnable read) {
        try {
            read.run();
        } catch (ForkStackRuntimeException e) {
            throw new ForkStackException(Kind.LOCAL_STATE, e.problem(), e.remedy(), e);
        }
    }
}

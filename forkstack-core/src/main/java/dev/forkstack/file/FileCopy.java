package dev.forkstack.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Copies a file or a directory without reading it where the file system can share blocks. On Linux and macOS another
 * process does the work: to open and close a file in this one would drop the locks that a database holds on it here.
 * Thread-safe; ends on interrupt, and then leaves what it has made so far to the caller.
 */
public final class FileCopy {

    private static final Duration LIMIT = Duration.ofHours(6);
    private static final String VANISHED = "No such file or directory";
    private static final String CREATION = "cannot create";

    private final Optional<CopyCommand> command;

    private FileCopy(Optional<CopyCommand> command) {
        this.command = command;
    }

    /** With the means of this system. */
    public static FileCopy ofThisSystem() {
        return new FileCopy(CopyCommand.of(System.getProperty("os.name")));
    }

    /** Without any program of the system's. */
    public static FileCopy ofJava() {
        return new FileCopy(Optional.empty());
    }

    /**
     * What was done.
     *
     * @param cloned whether blocks are shared, so that it took no space
     */
    public record Copied(boolean cloned, long bytes) {

        /** For people: {@code cloned 12 MB}. */
        public String summary() {
            return (cloned ? "cloned " : "copied ") + Megabytes.of(bytes);
        }
    }

    /** Whether another process copies, so that locks of this one on the file are safe. */
    public boolean isElsewhere() {
        return command.isPresent();
    }

    /** @param to does not exist yet */
    public Copied file(Path from, Path to) throws IOException, InterruptedException {
        if (command.isEmpty()) {
            JavaCopy.file(from, to);
            return new Copied(false, Files.size(to));
        }
        Program.Result cloning = run(command.get().cloning(from, to));
        if (cloning.succeeded()) {
            return new Copied(true, Files.size(to));
        }
        Files.deleteIfExists(to);
        Program.Result copying = run(command.get().copying(from, to));
        if (!copying.succeeded()) {
            throw new IOException(lastLine(copying));
        }
        return new Copied(false, Files.size(to));
    }

    /**
     * Copies what is in a directory. What comes or goes meanwhile may be in the copy or not.
     *
     * @param to an empty directory, which gets the mode of the other
     */
    public Copied directory(Path from, Path to) throws IOException, InterruptedException {
        if (command.isEmpty()) {
            JavaCopy.directory(from, to);
            return new Copied(false, FileTree.size(to));
        }
        boolean clones = FileCloning.worksIn(to);
        Path content = from.resolve(".");
        Program.Result result =
                run(clones ? command.get().cloning(content, to) : command.get().copying(content, to));
        if (!result.succeeded() && clones && hasFailed(result)) {
            // Something else is mounted inside, for example.
            clones = false;
            result = run(command.get().copying(content, to));
        }
        if (!result.succeeded() && hasFailed(result)) {
            throw new IOException(lastLine(result));
        }
        return new Copied(clones, FileTree.size(to));
    }

    /** That a file has gone since the directory was read is no failure. */
    private static boolean hasFailed(Program.Result result) {
        return !result.output().lines().allMatch(line -> line.endsWith(VANISHED) && !line.contains(CREATION));
    }

    private static Program.Result run(List<String> whole) throws IOException, InterruptedException {
        return Program.run(whole, Path.of(System.getProperty("java.io.tmpdir")), LIMIT);
    }

    private static String lastLine(Program.Result result) {
        return result.output().lines().reduce((first, last) -> last).orElse("cp ended with " + result.exit());
    }
}

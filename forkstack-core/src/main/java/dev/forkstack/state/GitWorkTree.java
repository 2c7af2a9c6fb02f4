package dev.forkstack.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** What git says of a directory. A directory outside any work tree, and a machine without git, have nothing to say. */
public final class GitWorkTree {

    private final Path directory;
    private final boolean present;

    public GitWorkTree(Path directory) {
        this.directory = directory;
        this.present = holdsGit(directory);
    }

    /** The user's address as git knows it. */
    public Optional<String> userEmail() {
        return run("config", "user.email").stream().findFirst();
    }

    /** The branch that is checked out; empty where a commit is. */
    public Optional<String> branch() {
        return run("symbolic-ref", "--short", "-q", "HEAD").stream().findFirst();
    }

    /** The directory of the main work tree, the same for all of its linked work trees. */
    public Optional<Path> mainWorkTree() {
        return run("worktree", "list", "--porcelain").stream()
                .filter(line -> line.startsWith("worktree "))
                .map(line -> Path.of(line.substring("worktree ".length())))
                .findFirst();
    }

    /** Which of these files are committed or staged. */
    Set<String> tracked(List<String> files) {
        return new TreeSet<>(run(arguments("ls-files", files)));
    }

    /** Which of these files a plain {@code git add} would take. */
    Set<String> notIgnored(List<String> files) {
        if (!present) {
            return Set.of();
        }
        Set<String> left = new TreeSet<>(files);
        Answer answer = ask(arguments("check-ignore", files));
        if (answer.exit() > 1) {
            return Set.of(); // git refuses to say (1 is "none of them"), so nobody knows
        }
        answer.lines().forEach(left::remove);
        return left;
    }

    private static String[] arguments(String command, List<String> files) {
        List<String> all = new ArrayList<>(List.of(command, "--"));
        all.addAll(files);
        return all.toArray(String[]::new);
    }

    private record Answer(int exit, List<String> lines) {
        static final Answer NONE = new Answer(Integer.MAX_VALUE, List.of());
    }

    private List<String> run(String... arguments) {
        Answer answer = ask(arguments);
        return answer.exit() == 0 ? answer.lines() : List.of();
    }

    private Answer ask(String... arguments) {
        if (!present && !arguments[0].equals("config")) {
            return Answer.NONE;
        }
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended ? new Answer(process.exitValue(), output.lines().toList()) : Answer.NONE;
        } catch (IOException | UncheckedIOException e) {
            return Answer.NONE; // no git on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    private static boolean holdsGit(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }
}

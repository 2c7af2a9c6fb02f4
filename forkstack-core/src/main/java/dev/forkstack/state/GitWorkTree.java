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
        run(arguments("check-ignore", files)).forEach(left::remove);
        return left;
    }

    private static String[] arguments(String command, List<String> files) {
        List<String> all = new ArrayList<>(List.of(command, "--"));
        all.addAll(files);
        return all.toArray(String[]::new);
    }

    private List<String> run(String... arguments) {
        if (!present && !arguments[0].equals("config")) {
            return List.of();
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
            return ended && process.exitValue() == 0 ? output.lines().toList() : List.of();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // no git on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
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

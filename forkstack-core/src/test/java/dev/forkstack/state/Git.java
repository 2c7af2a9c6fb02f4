package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git in a directory. */
public record Git(Path directory) {

    /** A new work tree with one commit, whose user is {@code alice@example.org}. */
    public static Git init(Path directory) throws IOException {
        Git git = new Git(Files.createDirectories(directory));
        git.run("init", "--quiet");
        git.run("config", "user.email", "alice@example.org");
        git.run("config", "user.name", "Alice");
        git.run("config", "core.excludesFile", directory.resolve("no-such-file").toString());
        git.run("commit", "--quiet", "--allow-empty", "--message", "first");
        return git;
    }

    public String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

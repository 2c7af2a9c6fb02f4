package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitWorkTreeTest {

    @TempDir
    Path directory;

    @Test
    void knowsTheUsersAddress() throws IOException {
        Git.init(directory);

        assertThat(new GitWorkTree(directory).userEmail()).hasValue("alice@example.org");
    }

    @Test
    void everyLinkedWorkTreeNamesTheMainOne() throws IOException {
        Path main = directory.resolve("shop");
        Git.init(main).run("worktree", "add", "--quiet", "../experiment");
        Path below = Files.createDirectories(directory.resolve("experiment/a/b"));

        assertThat(new GitWorkTree(below).mainWorkTree()).hasValue(main.toRealPath());
        assertThat(new GitWorkTree(main).mainWorkTree()).hasValue(main.toRealPath());
    }

    @Test
    void hasNothingToSayOutsideAnyWorkTree() {
        GitWorkTree git = new GitWorkTree(directory);

        assertThat(git.mainWorkTree()).isEmpty();
        assertThat(git.tracked(List.of("a"))).isEmpty();
        assertThat(git.notIgnored(List.of("a"))).isEmpty();
    }
}

package dev.forkstack.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.state.Git;
import dev.forkstack.state.GitWorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {

    @TempDir
    Path directory;

    @Test
    void isTheAddressThatGitKnows() throws IOException {
        Git.init(directory);

        assertThat(owner(Map.of())).isEqualTo("alice@example.org");
        assertThat(owner(Map.of("CI", ""))).isEqualTo("alice@example.org");
        assertThat(owner(Map.of("CI", "false"))).isEqualTo("alice@example.org");
    }

    @Test
    void isTheRepositoryInCi() throws IOException {
        Git.init(directory);

        assertThat(owner(Map.of("CI", "true", "GITHUB_REPOSITORY", "org/app"))).isEqualTo("ci:org/app");
        assertThat(owner(Map.of("CI", "1", "CI_PROJECT_PATH", "group/app"))).isEqualTo("ci:group/app");
        assertThat(owner(Map.of("CI", "true"))).isEqualTo("ci:unknown");
    }

    private String owner(Map<String, String> process) {
        return Owner.of(process, new GitWorkTree(directory)).name().orElseThrow();
    }
}

package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Problems;
import dev.forkstack.model.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @TempDir
    Path root;

    private final Told told = new Told();

    @Test
    void whatStandsBesideTheFilesIsIgnoredToo() throws IOException {
        Git.init(root);
        new Checkout(root, Map.of("app.dev.db/", "app.*.db/")).ignoreFiles(told);
        new Checkout(root, Map.of("app.dev.db/", "app.*.db/")).ignoreFiles(told);

        assertThat(root.resolve(".gitignore")).hasContent(".current-env\n.env.local*\napp.*.db/");
    }

    @Test
    void adirectoryOutsideGitHasNothingToIgnore() {
        new Checkout(root).ignoreFiles(told);

        assertThatCode(this::inspect).doesNotThrowAnyException();
        assertThat(root).isEmptyDirectory();
        assertThat(told.lines()).isEmpty();
    }

    @Test
    void refusesFilesThatGitTracks() throws IOException {
        Git git = Git.init(root);
        Files.writeString(root.resolve(".env.local"), "A=1\n");
        git.run("add", "-f", ".env.local");

        assertThatThrownBy(this::inspect).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e).hasMessageStartingWith("git tracks .env.local:");
            assertThat(e.remedy()).contains("git rm --cached .env.local");
        });
    }

    @Test
    void refusesTrackedFilesAlsoBelowTheTopOfTheWorkTree() throws IOException {
        Git git = Git.init(root);
        Path module = Files.createDirectories(root.resolve("module"));
        Files.writeString(module.resolve(".current-env"), "alice\n");
        git.run("add", "module/.current-env");

        Problems problems = new Problems();
        new Checkout(module).inspect(problems);
        assertThatThrownBy(problems::throwIfAny).hasMessageStartingWith("git tracks .current-env:");
    }

    @Test
    void refusesALinkToAFileThatGitTracks() throws IOException {
        Git git = Git.init(root);
        Files.writeString(root.resolve("shared.env"), "A=1\n");
        git.run("add", "shared.env");
        Files.createSymbolicLink(root.resolve(".env.local"), Path.of("shared.env"));

        Problems problems = new Problems();
        new Checkout(root).inspect(problems);
        assertThatThrownBy(problems::throwIfAny).hasMessageStartingWith("git tracks shared.env:");
    }

    @Test
    void ignoresWhatGitWouldTakeAndSaysSoOnce() throws IOException {
        Git git = Git.init(root);
        Files.writeString(root.resolve(".gitignore"), "target/");

        new Checkout(root).ignoreFiles(told);
        new Checkout(root).ignoreFiles(told);

        assertThat(root.resolve(".gitignore")).hasContent("target/\n.current-env\n.env.local*\n");
        assertThat(told.lines()).containsExactly("added to .gitignore: .current-env, .env.local*");
        assertThat(git.run("check-ignore", ".env.local")).isEqualTo(".env.local");
        assertThat(git.run("check-ignore", ".env.local.forkstack-tmp")).isEqualTo(".env.local.forkstack-tmp");
    }

    @Test
    void addsOnlyWhatIsMissing() throws IOException {
        Git.init(root);
        Files.writeString(root.resolve(".gitignore"), ".env*\n");

        new Checkout(root).ignoreFiles(told);

        assertThat(root.resolve(".gitignore")).hasContent(".env*\n.current-env\n");
    }

    @Test
    void changesNothingWhereGitDoesNotAnswer() throws IOException {
        Files.writeString(root.resolve(".git"), "gitdir: /nowhere/at/all\n");

        new Checkout(root).ignoreFiles(told);

        assertThat(root.resolve(".gitignore")).doesNotExist();
        assertThat(told.lines()).isEmpty();
    }

    @Test
    void refusesOurKeysOutsideTheBlockWithTheirLines() throws IOException {
        Files.writeString(root.resolve(".env.local"), "MINE=1\nDATABASE_URL=hush\n\nexport BUCKET_NAME=hush\n");

        assertThatThrownBy(this::inspect)
                .isInstanceOf(ForkStackException.class)
                .hasMessage(".env.local sets what Fork Stack writes, outside its block: BUCKET_NAME (line 4),"
                        + " DATABASE_URL (line 2).");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() throws IOException {
        Git git = Git.init(root);
        Files.writeString(root.resolve(".env.local"), "DATABASE_URL=hush\n");
        Files.writeString(root.resolve(".current-env"), "Not a name\n");
        git.run("add", "-f", ".env.local");

        assertThatThrownBy(this::inspect)
                .hasMessageStartingWith("3 problems:")
                .hasMessageContainingAll("git tracks", "DATABASE_URL (line 1)", "is broken")
                .hasMessageNotContaining("hush");
    }

    private void inspect() {
        Problems problems = new Problems();
        new Checkout(root).inspect(problems);
        problems.throwIfAny();
    }
}

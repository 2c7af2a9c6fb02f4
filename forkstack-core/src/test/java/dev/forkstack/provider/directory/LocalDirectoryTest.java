package dev.forkstack.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to directories in a checkout. */
class LocalDirectoryTest {

    @TempDir
    Path root;

    private DirectoryProject shop;

    @BeforeEach
    void opens() {
        shop = new DirectoryProject(root, "shop", Map.of());
    }

    @Test
    void aDirectoryAndItsMarkAreAllThatStandsInTheCheckout() throws IOException {
        shop.makeDev();
        Files.writeString(shop.directory("dev").resolve("index"), "1");
        shop.fork("alice");

        assertThat(shop.files())
                .containsExactly(".shop.alice.db.mark.json", ".shop.dev.db.mark.json", "shop.alice.db", "shop.dev.db");
        assertThat(shop.directory("alice").resolve("index")).hasContent("1");
        assertThat(shop.connect("alice")).isEqualTo(EnvVars.NONE.with(Keys.LOCAL_STATE_DIR, "shop.alice.db"));
        assertThat(shop.progress.lines())
                .anyMatch(line -> line.matches("directory shop.alice.db: (cloned|copied) 1 MB from shop.dev.db"));
        shop.provider.delete(shop.owned("alice"));
        assertThat(shop.files()).containsExactly(".shop.dev.db.mark.json", "shop.dev.db");
    }

    @Test
    void aLinkInTheMarksPlaceIsReplacedAndWhatItLeadsToKept() throws IOException {
        Path notes = Files.writeString(root.resolve("notes.txt"), "mine");
        Path mark = shop.directory("dev").resolveSibling(".shop.dev.db.mark.json");
        Files.createDirectories(mark.getParent());
        Files.createSymbolicLink(mark, notes);

        shop.makeDev();

        assertThat(notes).hasContent("mine");
        assertThat(mark).isRegularFile();
        assertThat(shop.find("dev").orElseThrow().mark()).isPresent();
    }

    @Test
    void devIsACopyOfTheSeed() throws IOException {
        Files.createDirectories(root.resolve("fixtures/inner"));
        Files.writeString(root.resolve("fixtures/inner/file"), "seeded");
        DirectoryProject seeded = new DirectoryProject(root, "seeded", Map.of("seed", "fixtures"));

        seeded.makeDev();

        assertThat(seeded.directory("dev").resolve("inner/file")).hasContent("seeded");
        assertThat(seeded.progress.lines()).contains("directory seeded.dev.db: made from fixtures");
    }

    @Test
    void aSeedThatCannotBeOneIsToldAndLeavesNothing() throws IOException {
        for (String seed : new String[] {"absent", "."}) {
            DirectoryProject wrong = new DirectoryProject(root, "wrong", Map.of("seed", seed));
            assertThatThrownBy(wrong::makeDev)
                    .isInstanceOfSatisfying(
                            ForkStackException.class,
                            failure -> assertThat(failure.remedy()).contains("Correct directory.seed"))
                    .hasMessageContaining("directory.seed names it");
        }
        assertThat(shop.files()).isEmpty();
    }

    @Test
    void whatWeDidNotMakeIsForeignWhateverItIs() throws IOException {
        shop.makeDev();
        Path outside = Files.createDirectory(root.resolve("home/outside"));
        Files.createSymbolicLink(shop.directory("alice"), outside);
        Files.writeString(shop.directory("bob"), "a file");
        Files.createDirectory(shop.directory("carol"));

        for (String env : new String[] {"alice", "bob", "carol"}) {
            assertThat(shop.find(env).orElseThrow().mark()).isEmpty();
            assertThatThrownBy(() -> shop.fork(env)).hasMessageContaining("it carries no mark");
        }
        assertThat(shop.provider.list())
                .extracting(Resource::name)
                .containsExactly("shop.alice.db", "shop.bob.db", "shop.carol.db", "shop.dev.db");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aMarkProvesNothingForAnotherDirectoryThatStandsThere() throws IOException {
        shop.makeDev();
        shop.fork("alice");
        Files.delete(shop.directory("alice"));
        Files.createDirectory(shop.directory("alice"));
        assertThat(shop.find("alice").orElseThrow().mark()).isEmpty();
    }

    @Test
    void whatADeadRunHasLeftIsSweptAndANeighboursIsNot() throws IOException {
        shop.makeDev();
        shop.fork("alice");
        Files.delete(shop.directory("alice"));
        Files.createDirectory(root.resolve(".forkstack-tmp-shop-0123456789abcdef"));
        Files.writeString(root.resolve(".forkstack-tmp-shop-file"), "half a mark");
        Files.createDirectory(root.resolve(".forkstack-tmp-shop-web-0123456789abcdef"));
        Files.copy(shop.mark(shop.directory("dev")), root.resolve(".shop-web.dev.db.mark.json"));

        shop.provider.sweep();

        assertThat(shop.files())
                .containsExactly(
                        ".forkstack-tmp-shop-web-0123456789abcdef",
                        ".shop-web.dev.db.mark.json",
                        ".shop.dev.db.mark.json",
                        "shop.dev.db");
    }
}

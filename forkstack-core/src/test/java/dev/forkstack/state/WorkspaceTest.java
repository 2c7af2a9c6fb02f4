package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");
    private static final EnvironmentName BOB = new EnvironmentName("bob");

    @TempDir
    Path root;

    @TempDir
    Path locks;

    private Workspace workspace;

    @BeforeEach
    void opens() {
        workspace = new Workspace(root, locks);
    }

    @Test
    void startsInNoEnvironmentAndHoldsNothing() {
        assertThat(workspace.switchedTo()).isEmpty();
        assertThat(workspace.held(ALICE)).isEqualTo(EnvVars.NONE);
        assertThat(workspace.leave(ALICE)).isFalse();
    }

    @Test
    void writesBothFilesAndNothingElse() throws IOException {
        workspace.switchTo(ALICE, vars("alice"));

        assertThat(workspace.switchedTo()).hasValue(ALICE);
        assertThat(workspace.held(ALICE)).isEqualTo(vars("alice"));
        assertThat(Files.readString(root.resolve(".current-env"))).isEqualTo("alice\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(".env.local"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".env.local", ".current-env");
        }
    }

    @Test
    void theNameIsWrittenLastBecauseItIsWhatCounts() throws IOException {
        workspace.switchTo(ALICE, vars("alice"));
        Files.delete(root.resolve(".current-env"));
        Files.createDirectories(root.resolve(".current-env/in-the-way"));

        assertThatThrownBy(() -> workspace.switchTo(BOB, vars("bob")))
                .isInstanceOf(ForkStackException.class)
                .extracting("kind")
                .isEqualTo(Kind.LOCAL_STATE);
        assertThat(workspace.held(BOB)).isEqualTo(vars("bob"));
    }

    @Test
    void theNameStaysWhereTheValuesCannotBeWritten() throws IOException {
        workspace.switchTo(ALICE, vars("alice"));
        Files.createDirectories(root.resolve(".env.local.forkstack-tmp/in-the-way"));

        assertThatThrownBy(() -> workspace.switchTo(BOB, vars("bob"))).isInstanceOf(ForkStackException.class);
        assertThat(workspace.switchedTo()).hasValue(ALICE);
        assertThat(workspace.held(ALICE)).isEqualTo(vars("alice"));
    }

    @Test
    void theValuesOfAnotherAreNotHeld() {
        workspace.switchTo(ALICE, vars("alice"));

        assertThat(workspace.held(BOB)).isEqualTo(EnvVars.NONE);
    }

    @Test
    void leavingTakesTheBlockAndTheNameAndKeepsTheRest() throws IOException {
        Files.writeString(root.resolve(".env.local"), "MINE=1\n");
        workspace.switchTo(ALICE, vars("alice"));

        assertThat(workspace.leave(BOB)).isFalse();
        assertThat(workspace.leave(ALICE)).isTrue();
        assertThat(root.resolve(".env.local")).hasContent("MINE=1\n");
        assertThat(root.resolve(".current-env")).doesNotExist();
    }

    @Test
    void leavingRemovesAFileThatHeldNothingElse() {
        workspace.switchTo(ALICE, vars("alice"));

        assertThat(workspace.leave(ALICE)).isTrue();
        assertThat(root).isEmptyDirectory();
        assertThat(workspace.leave(ALICE)).isFalse();
    }

    @Test
    void leavingTakesTheBlockOfOneAlsoWhereTheNameIsAnothers() {
        workspace.switchTo(BOB, vars("alice"));

        assertThat(workspace.leave(ALICE)).isTrue();
        assertThat(workspace.switchedTo()).hasValue(BOB);
        assertThat(root.resolve(".env.local")).doesNotExist();
    }

    @Test
    void bytesThatAreNoUtf8StayAsTheyWere() throws IOException {
        byte[] mine = {'X', '=', (byte) 0xff, (byte) 0xe4, (byte) 0x85, '\n'};
        Files.write(root.resolve(".env.local"), mine);

        workspace.switchTo(ALICE, vars("alice"));
        workspace.leave(ALICE);

        assertThat(Files.readAllBytes(root.resolve(".env.local"))).isEqualTo(mine);
    }

    @Test
    void refusesAKeyOutsideTheBlockAndChangesNothing() throws IOException {
        Files.writeString(root.resolve(".env.local"), "\nVALUE=mine\n");

        assertThatThrownBy(() -> workspace.switchTo(ALICE, vars("alice")))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("VALUE (line 2)");
        assertThat(root.resolve(".env.local")).hasContent("\nVALUE=mine\n");
        assertThat(root.resolve(".current-env")).doesNotExist();
    }

    @Test
    void aBrokenFileIsToldWithItsRemedy() throws IOException {
        Files.writeString(root.resolve(".current-env"), "Not a name");

        assertThatThrownBy(workspace::switchedTo).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.LOCAL_STATE);
            assertThat(e.remedy()).contains("make envs-switch");
        });
    }

    private static EnvVars vars(String name) {
        return EnvVars.NONE.with("FORKSTACK_ENV", name).with("VALUE", "of-" + name);
    }
}

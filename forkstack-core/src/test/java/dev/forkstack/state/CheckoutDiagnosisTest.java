package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutDiagnosisTest {

    @TempDir
    Path root;

    @TempDir
    Path locks;

    private Workspace workspace;

    @BeforeEach
    void isInAnEnvironment() {
        workspace = new Workspace(root, locks);
        workspace.switchTo(new EnvironmentName("alice"), EnvVars.NONE.with("FORKSTACK_ENV", "alice"));
    }

    @Test
    void aSoundCheckoutHasNoFault() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void aFileThatOthersCanReadIsClosed() throws IOException {
        Path file = root.resolve(".env.local");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(mended()).isEqualTo(".env.local can be read by you alone");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAKilledWriterLeftIsRemoved() throws IOException {
        Files.writeString(root.resolve(".env.local.forkstack-tmp"), "JDBC_DATABASE_PASSWORD=hush\n");
        Files.writeString(root.resolve(".current-env.forkstack-tmp"), "b");

        assertThat(faults().get(0).isHarmless()).isTrue();
        assertThat(mended()).contains(".env.local.forkstack-tmp", ".current-env.forkstack-tmp");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whatAWriterIsWritingIsNoLeftover() throws Exception {
        Files.writeString(root.resolve(".env.local.forkstack-tmp"), "half");
        Path lock;
        try (Stream<Path> files = Files.list(locks)) {
            lock = files.findFirst().orElseThrow();
        }
        try (ExclusiveLock held = ExclusiveLock.acquire(lock, () -> {})) {
            assertThat(held).isNotNull();
            assertThat(faults()).isEmpty();
        }
        assertThat(faults()).hasSize(1);
    }

    @Test
    void theMissingLinesOfGitignoreAreAdded() throws IOException {
        Git.init(root);
        Files.writeString(root.resolve(".gitignore"), "target\n");

        assertThat(mended()).isEqualTo("added to .gitignore: .current-env, .env.local*");
        assertThat(root.resolve(".gitignore")).hasContent("target\n.current-env\n.env.local*\n");
    }

    @Test
    void aCheckoutThatNeverWasInAnEnvironmentIsLeftInPeace() throws IOException {
        workspace.leave(new EnvironmentName("alice"));
        Git.init(root);

        assertThat(faults()).isEmpty();
    }

    @Test
    void filesThatDisagreeAreForAPersonToDecide() throws IOException {
        Files.writeString(root.resolve(".current-env"), "bob\n");

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.problem()).hasMessageStartingWith("An application is refused: ");
            assertThat(fault.mend()).isEmpty();
            assertThat(fault.isHarmless()).isFalse();
        });
    }

    /** Of the only fault. */
    private String mended() {
        List<CheckoutFault> faults = faults();
        assertThat(faults).hasSize(1);
        String what = faults.get(0).mend().orElseThrow().get();
        assertThat(faults()).isEmpty();
        return what;
    }

    private List<CheckoutFault> faults() {
        return new CheckoutDiagnosis(root, Map.of(), workspace).faults();
    }
}

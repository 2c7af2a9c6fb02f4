package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.OwnerOnly;
import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.server.UserHome;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a file system without modes and with access lists, where upper and lower case are one. */
class OnWindowsTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows().toBuilder()
            .setAttributeViews("basic", "owner", "dos", "acl", "user")
            .build());
    private final Path user = windows.getPath("C:\\Users\\Jörg O'Neil");

    @BeforeEach
    void makeTheUsersDirectory() throws IOException {
        Files.createDirectories(user);
    }

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    @Test
    void aPrivateFileIsItsOwnersAlone() throws IOException {
        Path file = user.resolve("secret");

        AtomicFile.writePrivate(file, "first");
        AtomicFile.writePrivate(user.resolve("SECRET"), "second");

        assertThat(file).hasContent("second");
        assertThat(acl(file)).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.type()).isEqualTo(AclEntryType.ALLOW);
            assertThat(entry.principal().getName())
                    .isIn(Files.getOwner(file).getName(), System.getProperty("user.name"));
            assertThat(entry.flags()).isEmpty();
        });
        assertThat(OwnerOnly.holds(file)).isTrue();
    }

    @Test
    void aPublicFileKeepsWhatItsDirectoryGrants() throws IOException {
        AtomicFile.writePublic(user.resolve("public"), "text");

        assertThat(acl(user.resolve("public"))).isEmpty();
    }

    @Test
    void theHomeOfTheServersPassesItsListOn() throws IOException {
        Path home = user.resolve(".forkstack");

        new UserHome(home).prepare();

        assertThat(home.resolve("layout-version")).hasContent("1\n");
        assertThat(acl(home))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.flags()).contains(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT));
    }

    @Test
    void aCheckoutIsSwitchedAndLeft() throws IOException {
        Path root = Files.createDirectories(user.resolve("my app"));
        Workspace workspace = new Workspace(root, user.resolve("locks"));
        Files.writeString(root.resolve(".env.local"), "OWN=1\r\n");
        RecordedProgress progress = new RecordedProgress();

        workspace.switchTo(ALICE, EnvVars.of(Map.of("FORKSTACK_ENV", "alice", "BUCKET_NAME", "app-bucket-alice")));
        workspace.review(progress);

        assertThat(workspace.switchedTo()).hasValue(ALICE);
        assertThat(root.resolve(".env.local"))
                .content()
                .startsWith("OWN=1\r\n")
                .contains("BUCKET_NAME=app-bucket-alice");
        assertThat(acl(root.resolve(".env.local"))).isNotEmpty();
        assertThat(progress.lines()).isEmpty();

        assertThat(workspace.leave(ALICE)).isTrue();
        assertThat(root.resolve(".env.local")).hasContent("OWN=1");
        assertThat(root.resolve(".current-env")).doesNotExist();
    }

    private static List<AclEntry> acl(Path path) throws IOException {
        return Files.getFileAttributeView(path, AclFileAttributeView.class).getAcl();
    }
}

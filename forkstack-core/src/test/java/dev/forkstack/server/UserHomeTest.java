package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class UserHomeTest {

    @TempDir
    Path directory;

    @Test
    void isWhatTheVariableNamesElseInTheUsersHome() {
        assertThat(UserHome.of("/a/../b").directory()).isEqualTo(Path.of("/b"));
        assertThat(UserHome.of("relative").directory()).isAbsolute();
        assertThat(UserHome.of(" ").directory()).isEqualTo(UserHome.of(null).directory());
        assertThat(UserHome.of(null).directory()).isEqualTo(Path.of(System.getProperty("user.home"), ".forkstack"));
    }

    @Test
    void isMadePrivateWithTheVersionOfItsLayout() throws IOException {
        Path home = directory.resolve("a/home");

        new UserHome(home).prepare();
        new UserHome(home).prepare();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(home.resolve("layout-version")).hasContent("1\n");
    }

    @Test
    void refusesTheLayoutOfAnotherVersion() throws IOException {
        Files.writeString(directory.resolve("layout-version"), "2\n");

        assertThatThrownBy(() -> new UserHome(directory).prepare())
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("layout 2, this version knows 1");
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "only root gives a file away")
    void refusesAnotherUsersHomeAlsoToRoot() throws IOException {
        UserHome home = new UserHome(directory.resolve("home")).prepare();
        Path layout = home.directory().resolve("layout-version");
        Files.setOwner(
                layout, layout.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThatThrownBy(home::prepare)
                .isInstanceOfSatisfying(
                        ForkStackException.class, e -> assertThat(e.remedy()).contains("FORKSTACK_HOME", "as nobody"))
                .hasMessageContaining("belong to another user, nobody");
    }

    @Test
    void saysWhatToDoWhereItCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new UserHome(file.resolve("home")).prepare())
                .isInstanceOfSatisfying(
                        ForkStackException.class, e -> assertThat(e.remedy()).contains("FORKSTACK_HOME"));
    }

    @Test
    void theVeryFirstRunsMayStartAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 200; i++) {
            UserHome home = new UserHome(directory.resolve("home-" + i));
            Callable<UserHome> prepare = home::prepare;
            for (Future<UserHome> one : threads.invokeAll(Collections.nCopies(4, prepare))) {
                assertThat(one.get()).isEqualTo(home);
            }
        }
        threads.shutdown();
    }
}

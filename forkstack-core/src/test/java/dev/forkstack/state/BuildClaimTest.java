package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.file.ExclusiveLock;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BuildClaimTest {

    @TempDir
    Path directory;

    @Test
    void aSecondClassLoaderOfTheJvmNeitherGetsItNorFreesIt() throws Exception {
        try (URLClassLoader second = secondLoader();
                BuildClaim claim = BuildClaim.on(file()).orElseThrow()) {
            assertThat(claimedBy(second)).isFalse();
            assertThat(claimedByAnotherProcess()).isFalse();
        }
        assertThat(claimedByAnotherProcess()).isTrue();
    }

    @Test
    void aSecondClassLoaderOfTheJvmOnlyLooksAtALockThatIsHeld() throws Exception {
        try (URLClassLoader second = secondLoader();
                ExclusiveLock lock = ExclusiveLock.acquire(file(), () -> {})) {
            Class<?> other = second.loadClass(ExclusiveLock.class.getName());

            assertThat(other).isNotSameAs(ExclusiveLock.class);
            assertThat(other.getMethod("isHeld", Path.class).invoke(null, file()))
                    .isEqualTo(true);
            assertThat(claimedByAnotherProcess()).isFalse();
        }
    }

    private boolean claimedBy(ClassLoader loader) throws Exception {
        Class<?> other = loader.loadClass(BuildClaim.class.getName());
        assertThat(other).isNotSameAs(BuildClaim.class);
        return ((Optional<?>) other.getMethod("on", Path.class).invoke(null, file())).isPresent();
    }

    private boolean claimedByAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Claimant.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Boolean.parseBoolean(
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    private static URLClassLoader secondLoader() {
        URL classes = BuildClaim.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    }

    private Path file() {
        return directory.resolve("lock");
    }

    /** Another process: says whether it gets the claim. */
    static final class Claimant {
        public static void main(String[] arguments) throws Exception {
            System.out.println(BuildClaim.on(Path.of(arguments[0])).isPresent());
        }
    }
}

package dev.forkstack.server;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked once for every test that does not test the unpacking. Thread-safe. */
public final class UnpackedPrograms {

    private static final Path SHARED = Path.of(System.getProperty("forkstack.test.artifacts", "target/artifacts"))
            .resolveSibling("programs")
            .toAbsolutePath();

    private UnpackedPrograms() {}

    /** A home that has them: as hard links, since a server is known by the path of its program. */
    public static UserHome in(Path directory) {
        UserHome home = new UserHome(directory);
        try (ExclusiveLock lock = ExclusiveLock.acquire(SHARED.resolveSibling("programs.lock"), () -> {})) {
            if (!Files.exists(home.programs())) {
                new PostgresBinaries(new TestArtifacts(), PostgresPlatform.here(), new RecordedProgress()).in(SHARED);
                link(SHARED, home.programs());
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> all;
        try (Stream<Path> paths = Files.walk(from)) {
            all = paths.toList();
        }
        for (Path path : all) {
            Path copy = to.resolve(from.relativize(path));
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(copy);
            } else {
                linkOrCopy(path, copy);
            }
        }
    }

    /** A temporary directory can be on another file system. */
    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}

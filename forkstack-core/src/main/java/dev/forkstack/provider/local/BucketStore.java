package dev.forkstack.provider.local;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.server.UserHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Buckets as directories under the S3 server's own, each with its mark in a file beside it. Changes are made by one
 * holder of {@link #lockFile} at a time. Thread-safe.
 */
final class BucketStore {

    private static final String STAGING_PREFIX = "forkstack-tmp-";
    private static final String MARK_SUFFIX = ".json";

    private final Path directory;
    private final Path locks;
    private final ProjectName project;

    BucketStore(UserHome home, ProjectName project) {
        this.directory = home.s3();
        this.locks = home.locks();
        this.project = project;
    }

    /** Held while buckets of this project come and go, so that what lies in staging then is a dead run's. */
    Path lockFile() {
        return locks.resolve("s3-" + project + ".lock");
    }

    Path bucket(String name) {
        return directory.resolve("buckets").resolve(name);
    }

    BucketKeys keys() {
        return new BucketKeys(directory.resolve("keys"), unfinishedFile());
    }

    Optional<Resource> find(String name) throws IOException {
        if (!Files.isDirectory(bucket(name))) {
            return Optional.empty();
        }
        String id = BucketId.of(name, bucket(name));
        return Optional.of(Resource.of(ResourceKind.BUCKET, name, id, mark(name, id)));
    }

    List<Resource> all() throws IOException {
        List<Resource> found = new ArrayList<>();
        for (Path bucket : children(directory.resolve("buckets"))) {
            find(bucket.getFileName().toString()).ifPresent(found::add);
        }
        return found;
    }

    /** A directory of this project that no client of the server can see. */
    Path newStaging() throws IOException {
        Files.createDirectories(directory.resolve("buckets"));
        Files.createDirectories(staging());
        return Files.createDirectory(staging().resolve(stagingPrefix() + BucketId.random(8)));
    }

    /** The one step that makes a bucket: before it nothing is seen, after it everything, its mark included. */
    void publish(Path staged, String name, Mark mark) throws IOException {
        keys().removeAll(name);
        writeMark(name, mark);
        Files.move(staged, bucket(name), StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncDirectory(bucket(name).getParent());
    }

    void writeMark(String name, Mark mark) throws IOException {
        Files.createDirectories(markFile(name).getParent());
        Files.createDirectories(staging());
        AtomicFile.writePrivate(markFile(name), MarkJson.write(mark) + "\n", unfinishedFile());
    }

    /** Takes the bucket away in one step, then removes what it was made of. */
    void remove(String name) throws IOException {
        Files.createDirectories(staging());
        Path away = staging().resolve(stagingPrefix() + BucketId.random(8));
        try {
            Files.move(bucket(name), away, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Somebody was here before; what is left of the bucket goes all the same.
        }
        keys().removeAll(name);
        Files.deleteIfExists(markFile(name));
        DirectoryTree.delete(away);
    }

    /** Removes what dead runs of this project left; the caller holds the lock. */
    void sweep() throws IOException {
        for (String left : leftovers()) {
            DirectoryTree.delete(staging().resolve(left));
        }
        for (Path file : children(directory.resolve("marks"))) {
            String fileName = file.getFileName().toString();
            if (fileName.endsWith(MARK_SUFFIX)) {
                sweepMark(fileName.substring(0, fileName.length() - MARK_SUFFIX.length()));
            }
        }
    }

    /** What runs of this project have in staging; while nobody holds the lock, they are dead. */
    List<String> leftovers() throws IOException {
        return children(staging()).stream()
                .map(left -> left.getFileName().toString())
                // The random part has no hyphen, so that project `app` does not take `app-web`'s for its own.
                .filter(name -> name.startsWith(stagingPrefix())
                        && name.indexOf('-', stagingPrefix().length()) < 0)
                .toList();
    }

    private void sweepMark(String name) throws IOException {
        if (!Files.exists(bucket(name)) && MarkFile.isOf(project, markFile(name))) {
            keys().removeAll(name);
            Files.deleteIfExists(markFile(name));
        }
    }

    private Optional<Mark> mark(String name, String id) throws IOException {
        try {
            return MarkJson.read(Files.readString(markFile(name)), id);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path markFile(String name) {
        return directory.resolve("marks").resolve(name + MARK_SUFFIX);
    }

    private Path staging() {
        return directory.resolve("staging");
    }

    /** A mark or key that is being written, in the place that is swept; one at a time, because the lock is held. */
    private Path unfinishedFile() {
        return staging().resolve(stagingPrefix() + "file");
    }

    private String stagingPrefix() {
        return STAGING_PREFIX + project + "-";
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        children.sort(null);
        return children;
    }
}

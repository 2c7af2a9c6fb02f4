package dev.forkstack.provider.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Fills a new directory with the finished objects of a bucket that is in use. The server replaces objects by rename and
 * gives an object a file of its own before it changes one in place, so a link is as good as a copy. For one thread.
 */
final class BucketFork {

    /** The server's own bookkeeping at the top of a bucket: multipart uploads and what belongs to them. */
    private static final List<String> BOOKKEEPING = List.of(".mpus-", ".s3proxy-mpu-stub-");

    /** What an upload in progress is called, though an object may be called so too. */
    private static final Pattern STAGING_NAME =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.DOTALL);

    private final Path source;
    private final ObjectLinks links;
    private final List<Path[]> doubtful = new ArrayList<>();

    BucketFork(Path source, ObjectLinks links) {
        this.source = source;
        this.links = links;
    }

    /** @throws InterruptedException as soon as the thread is interrupted; the target is then incomplete */
    void into(Path target) throws IOException, InterruptedException {
        fill(source, target);
        removePassing();
    }

    /** Whether what lies at the top of a bucket is no object. */
    static boolean isBookkeeping(Path top) {
        return BOOKKEEPING.stream().anyMatch(top.getFileName().toString()::startsWith);
    }

    private void fill(Path from, Path to) throws IOException, InterruptedException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(from)) {
            for (Path child : children) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                take(child, to.resolve(child.getFileName()), from.equals(source));
            }
        } catch (NoSuchFileException e) {
            // The last object below it was deleted meanwhile.
        }
    }

    private void take(Path from, Path to, boolean atTop) throws IOException, InterruptedException {
        String name = from.getFileName().toString();
        if (atTop && isBookkeeping(from)) {
            return;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(from, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                takeDirectory(from, to, attributes);
            } else if (attributes.isRegularFile()) {
                takeFile(from, to, attributes.size(), name);
            }
        } catch (NoSuchFileException e) {
            // Deleted meanwhile.
        }
    }

    private void takeDirectory(Path from, Path to, BasicFileAttributes attributes)
            throws IOException, InterruptedException {
        Files.createDirectory(to);
        fill(from, to);
        if (ObjectAttributes.isFolder(from)) {
            ObjectAttributes.copy(from, to);
            ObjectLinks.copyMode(from, to);
            Files.setLastModifiedTime(to, attributes.lastModifiedTime());
            links.count();
        } else {
            try {
                Files.delete(to);
            } catch (DirectoryNotEmptyException e) {
                // The way to an object.
            }
        }
    }

    private void takeFile(Path from, Path to, long size, String name) throws IOException {
        boolean inDoubt = STAGING_NAME.matcher(name).matches();
        if (inDoubt && !ObjectAttributes.isFinished(from)) {
            return;
        }
        links.add(from, to, size);
        if (inDoubt) {
            doubtful.add(new Path[] {from, to});
        }
    }

    /** An upload has its staging name for the moment between its last attribute and its rename; an object keeps it. */
    private void removePassing() throws IOException, InterruptedException {
        if (doubtful.isEmpty()) {
            return;
        }
        Thread.sleep(20);
        for (Path[] pair : doubtful) {
            if (!Files.exists(pair[0], LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(pair[1]);
                links.uncount();
            }
        }
    }
}

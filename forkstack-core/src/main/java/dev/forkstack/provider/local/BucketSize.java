package dev.forkstack.provider.local;

import dev.forkstack.model.Size;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/** Counts what a client of the server would see in a bucket: no upload that is under way. For one thread. */
final class BucketSize extends SimpleFileVisitor<Path> {

    private final Path bucket;
    private long bytes;
    private long objects;

    private BucketSize(Path bucket) {
        this.bucket = bucket;
    }

    static Size of(Path bucket) throws IOException {
        BucketSize size = new BucketSize(bucket);
        Files.walkFileTree(bucket, size);
        return new Size(size.bytes, OptionalLong.of(size.objects));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (!directory.equals(bucket) && ObjectAttributes.isFolder(directory)) {
            objects++;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (ObjectAttributes.isFinished(file)) {
            objects++;
            bytes += attributes.size();
        }
        return FileVisitResult.CONTINUE;
    }

    /** Somebody may delete while this counts. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}

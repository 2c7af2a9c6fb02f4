package dev.forkstack.s3;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What a killed server leaves in its buckets: content that no request will ever finish. */
final class UnfinishedWork {

    /** Of everything that S3Proxy and this server keep at the top of a bucket beside the objects. */
    static final String PREFIX = ".mpus-";

    private UnfinishedWork() {}

    /** Removes it. Multipart uploads stay: S3 lets them be gone on with after any time. */
    static void sweep(Path buckets) throws IOException {
        Files.walkFileTree(buckets, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                boolean unfinished = new ObjectKey(name).looksUnfinished() && !StoredAttributes.isFinished(file);
                if (attributes.isRegularFile() && (unfinished || name.startsWith(PREFIX + "own-"))) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

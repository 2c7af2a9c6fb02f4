package dev.forkstack.file;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies with Java's own means, for systems without a program that does it better. Holes in files are filled. */
final class JavaCopy {

    private static final CopyOption[] AS_IT_IS = {StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS};

    private JavaCopy() {}

    static void file(Path from, Path to) throws IOException {
        Files.copy(from, to, AS_IT_IS);
    }

    static void directory(Path from, Path to) throws IOException, InterruptedException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!directory.equals(from)) {
                    Files.createDirectory(in(directory));
                }
                return goingOn();
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    file(file, in(file));
                } catch (NoSuchFileException e) {
                    // It has gone since the directory was read.
                }
                return goingOn();
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                // Only now: what is write-protected could not have been filled.
                copyMode(directory, in(directory));
                return FileVisitResult.CONTINUE;
            }

            private Path in(Path path) {
                return to.resolve(from.relativize(path));
            }
        });
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** A walk cannot be left by an InterruptedException, so that it is ended and the flag is left to tell why. */
    private static FileVisitResult goingOn() {
        return Thread.currentThread().isInterrupted() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private static void copyMode(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
        Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
    }
}

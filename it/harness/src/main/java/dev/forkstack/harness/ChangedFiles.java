package dev.forkstack.harness;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that were made or written to since they were last asked for. For one thread. */
final class ChangedFiles {

    private final Map<Path, String> known = new HashMap<>();

    List<Path> files(Path top) throws IOException {
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a) {
                return directory.getFileName().toString().startsWith("postgres-18.")
                        ? FileVisitResult.SKIP_SUBTREE // the unpacked programs
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                if (a.isRegularFile() && !file.toString().endsWith(".jar") && isNew(file, a)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private boolean isNew(Path file, BasicFileAttributes a) {
        String state = a.fileKey() + " " + a.size() + " " + a.lastModifiedTime();
        return !state.equals(known.put(file, state));
    }
}

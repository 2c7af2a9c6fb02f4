package dev.forkstack.bench;

import dev.forkstack.file.FileCloning;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system to measure on: one of our own in a file, so that nobody else writes there and used space can be read off
 * it. Linux mounts it for root only.
 */
final class Volume implements AutoCloseable {

    private static final long BYTES = 12_000_000_000L;

    private final Path directory;
    private final Path image;
    private final Shell shell;

    private Volume(Path directory, Path image, Shell shell) {
        this.directory = directory;
        this.image = image;
        this.shell = shell;
    }

    /** XFS, which shares the blocks of copied files. */
    static Volume xfs(Bench bench) throws Exception {
        Volume made = make(bench, "xfs", List.of("mkfs.xfs", "-q", "-m", "reflink=1"));
        if (!FileCloning.worksIn(made.directory)) {
            throw new NotMeasured("XFS on a loop device does not clone files here");
        }
        return made;
    }

    /** ext4, which copies every byte. */
    static Volume ext4(Bench bench) throws Exception {
        return make(bench, "ext4", List.of("mkfs.ext4", "-q", "-F"));
    }

    private static Volume make(Bench bench, String type, List<String> format) throws Exception {
        Path image = bench.work().resolve(type + ".img");
        Path directory = Files.createDirectories(bench.work().resolve(type));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        List<String> command = new ArrayList<>(format);
        command.add(image.toString());
        try {
            bench.shell().output(command);
            bench.shell().output(List.of("mount", "-o", "loop", image.toString(), directory.toString()));
        } catch (IOException e) {
            Files.deleteIfExists(image);
            throw new NotMeasured("no " + type + " file system in a file here (it takes root, loop devices and "
                    + format.get(0) + ": make bench-tools): "
                    + e.getMessage().lines().reduce((a, b) -> b).orElse(""));
        }
        return bench.closing(new Volume(directory, image, bench.shell()));
    }

    Path directory() {
        return directory;
    }

    /** Writes out what waits, so that nobody's measurement pays for an earlier one. */
    void settle() throws IOException, InterruptedException {
        shell.output(List.of("sync", "-f", directory.toString()));
    }

    /** Megabytes (10^6) in use, everything written out. */
    double used() throws IOException, InterruptedException {
        settle();
        FileStore store = Files.getFileStore(directory);
        return (store.getTotalSpace() - store.getUnallocatedSpace()) / 1e6;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        shell.output(List.of("umount", directory.toString()));
        Files.deleteIfExists(image);
        Files.deleteIfExists(directory);
    }
}

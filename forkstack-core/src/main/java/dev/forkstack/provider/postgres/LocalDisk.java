package dev.forkstack.provider.postgres;

import dev.forkstack.file.FileCloning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The disk below a directory of this machine, which is asked for when it matters. */
record LocalDisk(Supplier<Path> directory) implements Disk {

    @Override
    public ForkStrategy strategy(String source, long bytes) {
        return ForkStrategy.of(source, bytes, () -> FileCloning.worksIn(directory.get()));
    }

    @Override
    public long freeBytes() {
        try {
            return Files.getFileStore(directory.get()).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

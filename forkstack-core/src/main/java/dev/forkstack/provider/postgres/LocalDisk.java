package dev.forkstack.provider.postgres;

import dev.forkstack.file.FileCloning;
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
        return directory.get().toFile().getUsableSpace(); // where Java finds no mount point, as in a chroot, too
    }
}

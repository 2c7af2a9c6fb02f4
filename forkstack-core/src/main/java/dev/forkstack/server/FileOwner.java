package dev.forkstack.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whose a file is, where the file system knows users by number. */
final class FileOwner {

    private FileOwner() {}

    /** The owner's name, if it is somebody else than the user of this process. */
    static Optional<String> otherThanMe(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        long owner = ((Integer) Files.getAttribute(file, "unix:uid")).longValue() & 0xffffffffL;
        return owner == new UnixSystem().getUid()
                ? Optional.empty()
                : Optional.of(Files.getOwner(file).getName());
    }
}

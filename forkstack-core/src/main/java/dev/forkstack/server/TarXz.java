package dev.forkstack.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .tar.xz} with its modes and symbolic links; nothing of it can come to stand outside the directory. */
final class TarXz {

    private final Path directory;
    private final boolean posix;

    private TarXz(Path directory) {
        this.directory = directory;
        this.posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** @param directory absolute and existing */
    static void unpack(InputStream archive, Path directory) throws IOException {
        TarXz unpacking = new TarXz(directory.toRealPath());
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpacking.put(entry, tar);
            }
        }
    }

    private void put(TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = inside(directory, entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (!target.getParent().toRealPath().startsWith(directory)) {
            throw new IOException("The archive's entry " + entry.getName() + " leads out of its directory");
        }
        if (entry.isSymbolicLink()) {
            inside(target.getParent(), entry.getLinkName());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !entry.isLink()) {
            Files.copy(content, target);
            if (posix) {
                Files.setPosixFilePermissions(target, permissions(entry.getMode()));
            }
        } else {
            throw new IOException("The archive's entry " + entry.getName() + " is neither file, directory nor link");
        }
    }

    private Path inside(Path from, String name) throws IOException {
        Path path = from.resolve(name).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("The archive's entry " + name + " leads out of its directory");
        }
        return path;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromHighestBit = PosixFilePermission.values();
        for (int bit = 0; bit < fromHighestBit.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(fromHighestBit[bit]);
            }
        }
        return permissions;
    }
}

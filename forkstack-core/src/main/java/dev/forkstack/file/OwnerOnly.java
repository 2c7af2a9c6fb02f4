package dev.forkstack.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What nobody but its owner may see: by a mode where the file system has modes, by an access list on Windows. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Closes a directory and, where the system passes that on, all that will stand in it. */
    public static void directory(Path directory) throws IOException {
        if (hasModes(directory)) {
            Files.setPosixFilePermissions(directory, OWNERS);
        } else {
            list(directory, EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT));
        }
    }

    /** Closes a file. */
    public static void file(Path file) throws IOException {
        if (hasModes(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } else {
            list(file, Set.of());
        }
    }

    /** Closes a file that has nothing in it yet, where it could not be made closed. */
    static void emptyFile(Path file) throws IOException {
        if (!hasModes(file)) {
            list(file, Set.of());
        }
    }

    /**
     * Whether nobody else may see it, as far as its file system can tell. One without permissions, such as FAT or a Windows
     * drive in WSL, takes a mode without a word and keeps none.
     */
    public static boolean holds(Path path) throws IOException {
        return !hasModes(path) || OWNERS.containsAll(Files.getPosixFilePermissions(path));
    }

    static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void list(Path path, Set<AclEntryFlag> flags) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            return;
        }
        // An administrator's files belong to a group; PostgreSQL gives that group up before it starts.
        Set<UserPrincipal> owners = new LinkedHashSet<>(List.of(view.getOwner()));
        try {
            owners.add(path.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (UserPrincipalNotFoundException e) {
            // The owner alone has to do.
        }
        view.setAcl(owners.stream().map(owner -> everything(owner, flags)).toList());
    }

    private static AclEntry everything(UserPrincipal owner, Set<AclEntryFlag> flags) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(flags)
                .build();
    }
}

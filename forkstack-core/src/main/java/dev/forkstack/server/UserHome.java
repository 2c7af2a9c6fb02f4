package dev.forkstack.server;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.file.OwnerOnly;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code FORKSTACK_HOME}: what belongs to the user and not to a checkout, so that all worktrees share it. Private to its
 * owner. Immutable.
 *
 * @param directory absolute
 */
public record UserHome(Path directory) {

    private static final String LAYOUT = "1";

    /** The home named by {@code FORKSTACK_HOME}, else {@code ~/.forkstack}. */
    public static UserHome of(String environmentVariable) {
        return new UserHome((environmentVariable == null || environmentVariable.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".forkstack")
                        : Path.of(environmentVariable))
                .toAbsolutePath()
                .normalize());
    }

    /**
     * Makes the directory if it is absent and checks that this version knows its layout.
     *
     * @throws ForkStackException {@code LOCAL_STATE} if it cannot be written, or a newer version laid it out
     */
    public UserHome prepare() {
        Path layout = directory.resolve("layout-version");
        try {
            refuseAnotherUsers(layout);
            if (!Files.exists(layout)) {
                makePrivate(directory);
                refuseWhatKeepsNoModes();
                writeLayout(layout);
            }
            if (!Files.readString(layout).strip().equals(LAYOUT)) {
                throw new ForkStackException(
                        ForkStackException.Kind.LOCAL_STATE,
                        directory + " was laid out by another version of Fork Stack (layout "
                                + Files.readString(layout).strip() + ", this version knows " + LAYOUT + ").",
                        "Use that version, or set FORKSTACK_HOME to another directory.");
            }
            return this;
        } catch (IOException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "The directory for local servers cannot be written: " + e.getMessage(),
                    "Make " + directory + " writable, or set FORKSTACK_HOME to a directory that is.",
                    e);
        }
    }

    /** What root, or somebody with sudo, made in there would be of no use to its owner. */
    private void refuseAnotherUsers(Path layout) throws IOException {
        boolean laidOut = Files.exists(layout);
        if (!laidOut && (!Files.isDirectory(directory) || Files.isWritable(directory))) {
            return;
        }
        Optional<String> owner = FileOwner.otherThanMe(laidOut ? layout : directory);
        if (owner.isPresent()) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "The local servers in " + directory + " belong to another user, " + owner.get() + ".",
                    "Set FORKSTACK_HOME to a directory of your own (every user has their own servers), or run the command"
                            + " as " + owner.get() + ".");
        }
    }

    /** Under a lock, because the very first two runs may start at the same time. */
    private void writeLayout(Path layout) throws IOException {
        try (ExclusiveLock lock = ExclusiveLock.acquire(locks().resolve("layout.lock"), () -> {})) {
            if (!Files.exists(layout)) {
                AtomicFile.writePublic(layout, LAYOUT + "\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e);
        }
    }

    /** PostgreSQL's directory of one major version; its data belong to it alone. */
    public Path postgres(int major) {
        return directory.resolve("postgres-" + major);
    }

    public Path s3() {
        return directory.resolve("s3");
    }

    /** SQLite databases: a directory a project. */
    public Path sqlite() {
        return directory.resolve("sqlite");
    }

    /** What this user holds of Turso's databases: a directory an organization. */
    public Path turso() {
        return directory.resolve("turso");
    }

    /** What this user holds of PlanetScale's branches: a directory an organization. */
    public Path planetScale() {
        return directory.resolve("planetscale");
    }

    /** Keys to buckets at R2. */
    public Path r2() {
        return directory.resolve("r2");
    }

    /** What this user holds of Tigris' buckets: a directory an address. */
    public Path tigris() {
        return directory.resolve("tigris");
    }

    /** What this user logs in with at PostgreSQL servers elsewhere: a directory a server. */
    public Path postgresLogins() {
        return directory.resolve("postgres-logins");
    }

    /** Unpacked programs, which can be removed at any time and come back by themselves. */
    public Path programs() {
        return directory.resolve("programs");
    }

    /** What builds that run now were given: a file each. */
    public Path builds() {
        return directory.resolve("builds");
    }

    public Path locks() {
        return directory.resolve("locks");
    }

    /** Makes the directory if it is absent; nobody but its owner sees into it afterwards. */
    public static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        OwnerOnly.directory(directory);
    }

    private void refuseWhatKeepsNoModes() throws IOException {
        if (!OwnerOnly.holds(directory)) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "The file system of " + directory
                            + " keeps no permissions (as FAT, or a Windows drive in WSL): others"
                            + " could read the servers' passwords, and PostgreSQL does not start there.",
                    "Set FORKSTACK_HOME to a directory on a file system of Linux, such as one below your home.");
        }
    }
}

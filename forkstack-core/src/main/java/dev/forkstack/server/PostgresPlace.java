package dev.forkstack.server;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where PostgreSQL's programs and data stand: below {@code FORKSTACK_HOME}, or, where only the user nobody may run it,
 * below a directory that nobody can reach. Immutable.
 *
 * @param programs unpacked programs
 * @param cluster the data directory's parent, with the server's log
 */
record PostgresPlace(Path programs, Path cluster) {

    private static final Path SHARED = Path.of("/var/lib/forkstack");

    /** Where the data stand by now, or will stand for an ordinary user; runs nothing. */
    static PostgresPlace existing(UserHome home, int major) {
        PostgresPlace nobodys = ofNobody(home, major);
        PostgresPlace own = new PostgresPlace(home.programs(), home.postgres(major));
        return !own.hasData() && nobodys.hasData() ? nobodys : own;
    }

    /** Where data that do not exist yet go for this user. */
    static PostgresPlace of(UserHome home, int major, OrdinaryUser user) {
        return user.isNobody() ? ofNobody(home, major) : new PostgresPlace(home.programs(), home.postgres(major));
    }

    private static PostgresPlace ofNobody(UserHome home, int major) {
        Path directory = SHARED.resolve(shortHash(home.directory().toString()));
        return new PostgresPlace(directory.resolve("programs"), directory.resolve("postgres-" + major));
    }

    Path data() {
        return cluster.resolve("data");
    }

    Path log() {
        return cluster.resolve("server.log");
    }

    boolean hasData() {
        return Files.isDirectory(data());
    }

    /**
     * The way to run the programs here: data that exist decide whose they are.
     *
     * @throws ForkStackException {@code LOCAL_STATE} if this machine does not let root do that
     */
    OrdinaryUser user() {
        if (!OrdinaryUser.isNeeded()) {
            return OrdinaryUser.CALLER;
        }
        if (!hasData()) {
            return OrdinaryUser.firstOf(
                    OrdinaryUser.NAMESPACE, OrdinaryUser.NOBODY_BY_SETPRIV, OrdinaryUser.NOBODY_BY_RUNUSER);
        }
        return cluster.startsWith(SHARED)
                ? OrdinaryUser.firstOf(OrdinaryUser.NOBODY_BY_SETPRIV, OrdinaryUser.NOBODY_BY_RUNUSER)
                : OrdinaryUser.firstOf(OrdinaryUser.NAMESPACE);
    }

    /** Makes the cluster's directory, which belongs to the user that the server runs as. */
    void prepare(OrdinaryUser user) throws IOException {
        Files.createDirectories(cluster);
        user.give(cluster);
    }

    private static String shortHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

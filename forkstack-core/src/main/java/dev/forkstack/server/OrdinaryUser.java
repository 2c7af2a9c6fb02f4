package dev.forkstack.server;

import com.sun.security.auth.module.UnixSystem;
import dev.forkstack.file.Program;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run a program that refuses to be run by root, as PostgreSQL does. For anybody else that is no question; for root
 * it is a user namespace in which root is nobody, which needs no other owner for the files, or else the user nobody.
 */
enum OrdinaryUser {
    CALLER(List.of()),
    NAMESPACE(List.of("unshare", "--user", "--")),
    NOBODY_BY_SETPRIV(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--")),
    NOBODY_BY_RUNUSER(List.of("runuser", "-u", "nobody", "--"));

    private final List<String> prefix;

    OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Whether this process runs as root. */
    static boolean isNeeded() {
        return !Program.isWindows() && new UnixSystem().getUid() == 0;
    }

    /**
     * The first of the ways that this machine allows.
     *
     * @throws ForkStackException {@code LOCAL_STATE} if it allows none
     */
    static OrdinaryUser firstOf(List<OrdinaryUser> ways) {
        for (OrdinaryUser way : ways) {
            if (way.works()) {
                return way;
            }
        }
        throw new ForkStackException(
                ForkStackException.Kind.LOCAL_STATE,
                "PostgreSQL refuses to run as root, and this machine does not let root run it as somebody else.",
                "Run as an ordinary user, or allow one of: unshare --user; setpriv or runuser to the user nobody.");
    }

    /** Whether the program's files must belong to nobody, so that they cannot stand below a directory of root's own. */
    boolean isNobody() {
        return this == NOBODY_BY_SETPRIV || this == NOBODY_BY_RUNUSER;
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Gives a file or directory to the user that the program runs as. */
    void give(Path path) throws IOException {
        if (isNobody()) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
    }

    boolean works() {
        try {
            Path anywhere = Path.of(System.getProperty("java.io.tmpdir"));
            return Program.run(command(List.of("true")), anywhere, Duration.ofSeconds(10))
                    .succeeded();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

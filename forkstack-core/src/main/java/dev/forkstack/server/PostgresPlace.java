package dev.forkstack.server;

import dev.forkstack.file.FileTree;
import dev.forkstack.file.Program;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where PostgreSQL's programs and data stand. Immutable.
 *
 * @param programs unpacked programs
 * @param cluster the data directory's parent, with the server's log
 */
record PostgresPlace(Path programs, Path cluster) {

    /** What a data directory is called until it is finished. */
    static final String STAGING = "data.new-";

    private static final Pattern READ_BY_SHELLS = Pattern.compile(Program.isWindows() ? "%" : "[$`\"\\\\\\p{Cntrl}]");

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
     * Removes what killed runs left: unfinished data, the file that gave initdb the password, what programs printed. The
     * caller holds the server's lock; an initdb of a dead run that is still at work fails, which harms nobody.
     */
    void sweep() throws IOException {
        if (!Files.isDirectory(cluster)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(cluster, STAGING + "*")) {
            for (Path path : leftovers) {
                FileTree.delete(path);
            }
        }
        try (DirectoryStream<Path> outputs = Files.newDirectoryStream(cluster, Program.OUTPUT + "*")) {
            for (Path output : outputs) {
                Program.forget(output);
            }
        }
    }

    /**
     * Makes the cluster's directory, which belongs to the user that the server runs as.
     *
     * @throws ForkStackException {@code LOCAL_STATE} if PostgreSQL's own programs would not find their way there: they call
     *     each other by a shell, with no more than double quotes around the path
     */
    void prepare(OrdinaryUser user) throws IOException {
        if (READ_BY_SHELLS.matcher(programs.toString() + cluster).find()) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "PostgreSQL cannot run in " + cluster.getParent() + ": a shell reads something into its name.",
                    "Set FORKSTACK_HOME to a directory without " + (Program.isWindows() ? "%" : "$ ` \" \\")
                            + " in its path.");
        }
        Files.createDirectories(cluster);
        user.give(cluster);
    }
}

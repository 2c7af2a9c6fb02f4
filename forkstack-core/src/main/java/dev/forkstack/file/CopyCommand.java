package dev.forkstack.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system's own program that copies files, which shares their blocks where Java (before 21) cannot. Immutable.
 *
 * @param cloning what it is started with to share blocks, and to fail where it cannot
 * @param copying what it is started with to copy in any case
 */
record CopyCommand(List<String> cloning, List<String> copying) {

    /** Links, modes, times, extended attributes and holes are kept by both. */
    private static final CopyCommand LINUX =
            new CopyCommand(List.of("cp", "-a", "--reflink=always"), List.of("cp", "-a", "--reflink=auto"));

    private static final CopyCommand MAC =
            new CopyCommand(List.of("cp", "-c", "-p", "-R", "-P"), List.of("cp", "-p", "-R", "-P"));

    /**
     * The one of this system; empty where there is none.
     *
     * @param system as in the property {@code os.name}
     */
    static Optional<CopyCommand> of(String system) {
        if (system.startsWith("Mac")) {
            return Optional.of(MAC);
        }
        return system.equals("Linux") ? Optional.of(LINUX) : Optional.empty();
    }

    List<String> cloning(Path from, Path to) {
        return whole(cloning, from, to);
    }

    List<String> copying(Path from, Path to) {
        return whole(copying, from, to);
    }

    private static List<String> whole(List<String> command, Path from, Path to) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--", from.toString(), to.toString()));
        return whole;
    }
}

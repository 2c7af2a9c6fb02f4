package dev.forkstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of a server that runs or ran. The file outlives a kill and a reboot, and its process id
 * may be somebody else's by now. Immutable.
 */
record Postmaster(Path data, long pid, int port, boolean ready) {

    /** What the data directory's file says, if there is one that is written to its port. */
    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return Optional.of(new Postmaster(
                    data,
                    Long.parseLong(lines.get(0).strip()),
                    lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0,
                    lines.size() > 7 && lines.get(7).strip().equals("ready")));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether the process lives and is PostgreSQL with this very data directory. */
    boolean isRunning() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isPostgresHere(process.info()))
                .isPresent();
    }

    private boolean isPostgresHere(ProcessHandle.Info info) {
        String program = info.command()
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("");
        // Windows tells no arguments; there the program's name has to do.
        return program.startsWith("postgres")
                && info.arguments().map(this::nameHere).orElse(true);
    }

    private boolean nameHere(String[] arguments) {
        return Arrays.asList(arguments).contains(data.toString());
    }

    /**
     * Ends what a dead server left behind: processes of its that still hold its memory, and its file where the process id
     * belongs to somebody else now. The caller holds the server's lock and knows that the server is dead.
     *
     * @param programs whose programs nobody else runs
     */
    static void bury(Path data, Path programs) throws IOException {
        // The system tells a program's path without links.
        Path real = Files.exists(programs) ? programs.toRealPath() : programs;
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(path -> path.startsWith(real)
                                && path.getFileName().toString().startsWith("postgres"))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
}

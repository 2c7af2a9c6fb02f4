package dev.forkstack.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Commands that hear Ctrl-C although this build does not, as one in the background of a shell. */
final class UsualSignals {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String IGNORED = "SigIgn:";
    private static final long INTERRUPT = 1L << (2 - 1);

    private UsualSignals() {}

    /** The command itself where nothing is in its way; what is ignored is inherited. */
    static List<String> of(List<String> command) throws IOException {
        return isInterruptIgnored()
                ? Stream.concat(Stream.of("env", "--default-signal=INT"), command.stream())
                        .toList()
                : command;
    }

    private static boolean isInterruptIgnored() throws IOException {
        if (!Files.exists(STATUS)) {
            return false; // no Linux: nobody can tell
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(IGNORED))
                .map(line -> line.substring(IGNORED.length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
    }
}

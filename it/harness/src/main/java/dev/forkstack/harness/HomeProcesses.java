package dev.forkstack.harness;

import java.nio.file.Path;
import java.util.List;

/** What runs out of a {@code FORKSTACK_HOME}: its servers, and programs that a verb has started. */
final class HomeProcesses {

    private HomeProcesses() {}

    static List<ProcessHandle> of(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(home + "/") && !line.contains(ForkStackProcess.class.getName()))
                        .isPresent())
                .toList();
    }
}

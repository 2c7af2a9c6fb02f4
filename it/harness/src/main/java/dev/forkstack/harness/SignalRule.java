package dev.forkstack.harness;

import dev.forkstack.model.Environment;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold after Ctrl-C and SIGTERM: the process itself has undone what it did, or has done it all. */
record SignalRule(Scenario scenario, FilesRule files, World start) {

    List<String> violations(Stand stand, Run run, int signal, Optional<Environment.State> state, boolean reached)
            throws IOException, SQLException {
        List<String> violations = new ArrayList<>();
        // At its last calls a verb has ended before the JVM hears the signal.
        boolean finished = run.exit() == 0 && (!reached || files.isFresh(stand.files()));
        // Java lets the exit code of a failure through that is reported in the moment before its own end.
        boolean told = run.exit() == 1 && run.output().contains("Interrupted");
        if (run.exit() != 128 + signal && !finished && !told) {
            violations.add("ended with " + run.exit() + " instead of " + (128 + signal) + ": " + run.output());
        }
        CheckoutFiles now = stand.files();
        if (!files.isOld(now) && !files.isFresh(now)) {
            violations.add("one of the two files is old and the other new");
        }
        if (state.filter(Environment.State.INCOMPLETE::equals).isPresent()) {
            violations.add("the environment is incomplete: neither undone nor finished");
        }
        World world = World.of(stand);
        world.unfinished(start).forEach(thing -> violations.add("after the signal, left: " + thing));
        if (scenario == Scenario.NEW && state.isEmpty()) {
            world.differences(start).forEach(difference -> violations.add("undone, but " + difference));
        }
        return violations;
    }
}

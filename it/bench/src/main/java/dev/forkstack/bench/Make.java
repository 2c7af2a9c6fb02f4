package dev.forkstack.bench;

import java.util.ArrayList;
import java.util.List;

/** The targets of forkstack.mk as a person calls them. Immutable. */
record Make(Installed installed, Shell shell) {

    /** In seconds. */
    double time(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("make", "MVN=" + installed.makeMvn()));
        command.addAll(List.of(words));
        // forkstack.mk adds the flags itself.
        return shell.with("MAVEN_OPTS", "").time(command);
    }
}

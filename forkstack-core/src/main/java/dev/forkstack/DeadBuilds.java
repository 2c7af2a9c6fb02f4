package dev.forkstack;

import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Observation;
import dev.forkstack.state.BuildFiles;
import java.util.List;

/** What {@code doctor} says of builds that died without removing their environment. Immutable. */
record DeadBuilds(BuildFiles files, ProjectName project) {

    List<Observation> observe() {
        return files.dead(project).stream()
                .map(name -> Observation.of(Finding.warning(
                        "a build has died and left its environment " + name,
                        "The next build of this project removes it; now: make envs-delete " + name + ".")))
                .toList();
    }
}

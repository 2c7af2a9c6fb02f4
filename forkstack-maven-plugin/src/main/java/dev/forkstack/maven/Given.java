package dev.forkstack.maven;

import dev.forkstack.model.Created;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.state.BuildFile;

/**
 * What a build was given. Immutable.
 *
 * @param file where its tests read the values
 * @param module for which it was made first
 */
record Given(EnvironmentName name, Created created, BuildFile file, String module) {}

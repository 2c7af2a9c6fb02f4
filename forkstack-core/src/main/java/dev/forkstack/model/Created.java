package dev.forkstack.model;

import dev.forkstack.runtime.EnvironmentName;
import java.util.Optional;

/**
 * What {@code new} ended with. Immutable.
 *
 * @param reused whether everything stood already
 * @param before the environment that the checkout was in until then, if it was in one
 */
public record Created(Environment environment, EnvVars values, boolean reused, Optional<EnvironmentName> before) {}

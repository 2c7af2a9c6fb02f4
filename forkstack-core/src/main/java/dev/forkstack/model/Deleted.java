package dev.forkstack.model;

import java.util.Optional;

/**
 * What {@code delete} ended with. Immutable.
 *
 * @param existed whether there was anything to delete
 * @param wasCurrent whether the checkout was in that environment, and is in {@code dev} now
 * @param spared why it was left as it is: a build removes what a build has made
 */
public record Deleted(boolean existed, boolean wasCurrent, Optional<String> spared) {}

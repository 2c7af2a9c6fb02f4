package dev.forkstack.model;

/**
 * What {@code delete} ended with. Immutable.
 *
 * @param existed whether there was anything to delete
 * @param wasCurrent whether the checkout was in that environment, and is in {@code dev} now
 */
public record Deleted(boolean existed, boolean wasCurrent) {}

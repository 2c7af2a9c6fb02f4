package dev.forkstack.model;

import java.util.OptionalLong;

/**
 * How much a resource holds. Immutable.
 *
 * @param bytes as its own server counts them; what forks share on the disk counts for each
 * @param objects how many a bucket holds
 */
public record Size(long bytes, OptionalLong objects) {}

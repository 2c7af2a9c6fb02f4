package dev.forkstack.http.s3;

import java.time.Instant;

/** A bucket as a list of all has it. Immutable. */
public record BucketEntry(String name, Instant created) {}

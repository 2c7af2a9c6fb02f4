package dev.forkstack.http.s3;

import java.time.Instant;

/**
 * An object as a listing has it. Immutable.
 *
 * @param size in bytes
 * @param etag with its quotes, as conditions want it; empty where the store has none
 * @param storageClass empty where the store does not say
 * @param modified the epoch where the store does not say
 */
public record ObjectEntry(String key, long size, String etag, String storageClass, Instant modified) {}

package dev.forkstack.http.s3;

import java.util.Optional;

/**
 * One version of an object, or a marker that it was deleted. Immutable.
 *
 * @param version empty where the store has none
 */
public record ObjectVersion(String key, Optional<String> version) {}

package dev.forkstack.http.s3;

import java.util.List;
import java.util.Optional;

/**
 * A part of a listing, in the order of the keys. Immutable.
 *
 * @param next what the page after this one is asked for with; empty after the last
 */
public record ObjectPage(List<ObjectEntry> objects, Optional<String> next) {}

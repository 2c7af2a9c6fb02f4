package dev.forkstack.model;

import java.util.Optional;

/**
 * A server on this machine. Immutable.
 *
 * @param address such as {@code 127.0.0.1:54321}; empty if it does not run
 */
public record ServerStatus(String name, Optional<String> address) {}

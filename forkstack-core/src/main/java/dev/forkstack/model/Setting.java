package dev.forkstack.model;

/**
 * One key of the configuration as it counts, and who decided it. Immutable; no configuration holds a secret.
 *
 * @param key as in {@code forkstack.toml}, with its section: {@code database.seed}
 */
public record Setting(String key, String value, Origin origin) {}

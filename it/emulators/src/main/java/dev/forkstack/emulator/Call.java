package dev.forkstack.emulator;

/**
 * One request that an emulator received. Immutable; never has bodies or headers, which carry secrets.
 *
 * @param query as it was sent, empty if there was none
 * @param status what was answered; 0 if the connection was dropped instead
 */
public record Call(String method, String path, String query, int status) {}

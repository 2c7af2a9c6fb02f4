package dev.forkstack.model;

import java.util.List;

/**
 * What this checkout is in, and why. Immutable; carries no secret.
 *
 * @param values what an application started here would get
 * @param parts what stands for the current environment
 * @param servers on this machine
 * @param settings the configuration as it counts
 */
public record Status(
        ApplicationValues values, List<PartStatus> parts, List<ServerStatus> servers, List<Setting> settings) {

    public Status {
        parts = List.copyOf(parts);
        servers = List.copyOf(servers);
        settings = List.copyOf(settings);
    }
}

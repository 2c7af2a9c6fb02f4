package dev.forkstack.model;

import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code new} is asked for. Immutable.
 *
 * @param from the environment to fork; absent for the configured source
 * @param at the point in time to fork; absent for now
 * @param adopt exact names of resources that may be taken over although they carry no mark
 * @param failIfExists whether an environment that stands already is an error
 * @param disconnect whether sessions of a source that is in use may be ended; those of a protected one never are
 */
public record CreateRequest(
        EnvironmentName name,
        Optional<EnvironmentName> from,
        Optional<Instant> at,
        Set<String> adopt,
        boolean failIfExists,
        boolean disconnect) {

    public CreateRequest {
        adopt = Set.copyOf(adopt);
    }

    public CreateRequest(
            EnvironmentName name,
            Optional<EnvironmentName> from,
            Optional<Instant> at,
            Set<String> adopt,
            boolean failIfExists) {
        this(name, from, at, adopt, failIfExists, false);
    }

    public static CreateRequest of(EnvironmentName name) {
        return new CreateRequest(name, Optional.empty(), Optional.empty(), Set.of(), false);
    }
}

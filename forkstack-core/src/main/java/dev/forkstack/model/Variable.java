package dev.forkstack.model;

import java.util.List;
import java.util.Optional;

/**
 * One variable that an application gets, as it may be shown. Immutable; carries no secret.
 *
 * @param shown the value, without what may be secret in it; empty where all of it may be
 * @param isMasked whether anything was left out of it
 * @param unreadableFor who reads another value than was meant
 */
public record Variable(
        String key, Optional<String> shown, boolean isMasked, Origin origin, List<String> unreadableFor) {

    public Variable {
        unreadableFor = List.copyOf(unreadableFor);
    }
}

package dev.forkstack.provider.neon;

import dev.forkstack.model.Secret;
import java.util.Optional;

/**
 * What leads to a branch. Immutable; {@link #toString} hides the password.
 *
 * @param password where this run has just made one
 * @param isNew whether this run made the branch or the password, so that a refusal may be one of the first seconds
 */
record Access(Endpoint endpoint, Account account, Optional<Secret> password, boolean isNew) {

    /** The same way, with a password that is known by now. */
    Access with(Secret other, boolean isNewer) {
        return new Access(endpoint, account, Optional.of(other), isNewer);
    }
}

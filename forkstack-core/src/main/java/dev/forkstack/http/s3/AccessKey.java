package dev.forkstack.http.s3;

import dev.forkstack.model.Secret;
import java.util.Optional;

/**
 * What requests to a store are signed with. Immutable; {@link #toString} has no secret.
 *
 * @param session what temporary keys carry beside
 */
public record AccessKey(String id, Secret secret, Optional<Secret> session) {

    public AccessKey(String id, Secret secret) {
        this(id, secret, Optional.empty());
    }
}

package dev.forkstack.http;

import java.net.URI;
import java.util.Set;

/**
 * A web service as messages and retries have to know it. Immutable.
 *
 * @param name for messages, such as {@code Neon}
 * @param base what every path is appended to, without a slash at the end
 * @param notBegun the statuses of which the service says that it has not begun what was asked, so that even a request which
 *     changes something may be sent again
 * @param tokenRemedy what to do when the token is refused, such as which variable holds it
 */
public record Service(String name, URI base, Set<Integer> notBegun, String tokenRemedy) {

    public Service {
        notBegun = Set.copyOf(notBegun);
    }

    /** The same service at another address, such as that of one database. */
    public Service at(String otherName, URI otherBase) {
        return new Service(otherName, otherBase, notBegun, tokenRemedy);
    }
}

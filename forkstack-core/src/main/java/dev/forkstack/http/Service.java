package dev.forkstack.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * A web service as messages and retries have to know it. Immutable.
 *
 * @param name for messages, such as {@code Neon}
 * @param base what every path is appended to, without a slash at the end
 * @param notBegun the statuses of which the service says that it has not begun what was asked, so that even a request which
 *     changes something may be sent again
 * @param tokenRemedy what to do when the token is refused, such as which variable holds it
 * @param scheme what stands before the token in the header {@code Authorization}, with its blank; empty where none is sent
 */
public record Service(String name, URI base, Set<Integer> notBegun, String tokenRemedy, Optional<String> scheme) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public Service {
        notBegun = Set.copyOf(notBegun);
    }

    /** One that takes bearer tokens, as nearly all do. */
    public Service(String name, URI base, Set<Integer> notBegun, String tokenRemedy) {
        this(name, base, notBegun, tokenRemedy, Optional.of("Bearer "));
    }

    /**
     * A setting that says where a service is. A token goes there, so it is https, or http on this machine; and nothing is
     * appended to a query.
     *
     * @return without a slash at the end; empty for anything else
     */
    public static Optional<URI> address(String setting) {
        try {
            URI uri = new URI(setting.replaceAll("/+$", ""));
            boolean isBare = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            boolean isSafe = "https".equals(uri.getScheme()) || isPlain(uri);
            return Optional.of(uri).filter(given -> given.getHost() != null && isBare && isSafe);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether it is spoken to without TLS, which happens on this machine alone: that is how an emulator is reached. A name
     * below {@code localhost} is never another machine's (RFC 6761).
     */
    public static boolean isPlain(URI address) {
        return "http".equals(address.getScheme())
                && address.getHost() != null
                && (LOOPBACK.contains(address.getHost()) || address.getHost().endsWith(".localhost"));
    }
}

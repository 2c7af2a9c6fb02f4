package dev.forkstack.provider.sqld;

import dev.forkstack.http.Service;
import java.net.URI;
import java.util.Optional;

/**
 * The address of any namespace, with {@code {namespace}} where its name stands. The server reads that from the first label of
 * the host; below {@code /dev/} it reads it from the path, but looks for a token's key, and for whom the token has to be, at
 * what the host says all the same: that works for a host without a dot, which says nothing. Immutable.
 */
record NamespaceUrl(String pattern) {

    static final String PLACE = "{namespace}";

    private static final String BELOW = "/dev/" + PLACE;

    /** Empty unless the server can tell a namespace by it. */
    static Optional<NamespaceUrl> parse(String text) {
        String pattern = text.replaceAll("/+$", "");
        return Service.address(pattern.replace(PLACE, "x"))
                .filter(address -> pattern.indexOf(PLACE) == pattern.lastIndexOf(PLACE))
                .filter(address -> isHost(pattern) && address.getRawPath().isEmpty()
                        || pattern.endsWith(BELOW)
                                && address.getRawPath().equals("/dev/x")
                                && !address.getHost().contains("."))
                .map(address -> new NamespaceUrl(pattern));
    }

    private static boolean isHost(String pattern) {
        return pattern.matches("https?://\\{namespace}\\..+");
    }

    /** Whether the host chooses the namespace, so that a token can be for one alone. */
    boolean isHost() {
        return isHost(pattern);
    }

    /** What the paths of the protocol follow. */
    URI http(String namespace) {
        return URI.create(pattern.replace(PLACE, namespace));
    }

    /** As applications take it: below a path their client needs the slash at the end. */
    String application(String namespace) {
        String http = http(namespace).toString();
        return isHost() ? http.replaceFirst("^https:", "libsql:") : http + "/";
    }

    @Override
    public String toString() {
        return pattern;
    }
}

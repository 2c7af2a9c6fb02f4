package dev.forkstack.provider.turso;

import dev.forkstack.http.Service;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.net.URI;

/**
 * Where a database answers. Only a loopback address is ever spoken to without TLS, and only where the whole service is one:
 * that is how an emulator is reached. Immutable.
 *
 * @param host as the service says it, never built from names
 * @param isPlain whether there is no TLS
 */
record Address(String host, boolean isPlain) {

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} if the service says something that is no host */
    static Address of(URI api, Database database) {
        String host = database.hostname();
        boolean isPlain = Service.isPlain(api);
        boolean isHost = isPlain
                ? host.matches("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?")
                : host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
        if (!isHost || !isReachable(new Address(host, isPlain).http())) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Turso says that database " + database.name() + " is at " + host + ", which is no host"
                            + (isPlain ? " of this machine, as " + api + " is" : "") + ".",
                    "Check the setting api; without it, the real service is asked.");
        }
        return new Address(host, isPlain);
    }

    /** To what has two dots in a row, or a port that is none, no client could connect. */
    private static boolean isReachable(URI address) {
        return address.getHost() != null
                && (address.getPort() == -1 || address.getPort() > 0 && address.getPort() < 65_536);
    }

    /** As applications take it. */
    String url() {
        return isPlain ? "http://" + host : "libsql://" + host;
    }

    /** As the protocol is spoken. */
    URI http() {
        return URI.create((isPlain ? "http://" : "https://") + host);
    }
}

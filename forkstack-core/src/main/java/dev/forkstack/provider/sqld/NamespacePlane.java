package dev.forkstack.provider.sqld;

import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Service;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.LibsqlDatabase;
import dev.forkstack.provider.libsql.MarkTable;
import dev.forkstack.provider.libsql.SqlStatement;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The databases themselves, each where applications reach it. Thread-safe. */
final class NamespacePlane {

    static final String REMEDY =
            "Set LIBSQL_JWT_KEY to the text of the private key (PEM) that the server's tokens are signed with, or"
                    + " LIBSQL_AUTH_TOKEN to a token that opens every namespace.";

    /** What nobody calls a namespace. */
    static final String NOBODYS = "forkstack-nobody";

    private final JsonApi api;
    private final NamespaceUrl url;
    private final Tokens tokens;
    private final AtomicBoolean isProven = new AtomicBoolean();

    NamespacePlane(JsonApi api, NamespaceUrl url, Tokens tokens) {
        this.api = api;
        this.url = url;
        this.tokens = tokens;
    }

    LibsqlDatabase open(String namespace, Optional<Secret> token) {
        Service service =
                new Service(title(namespace), url.http(namespace), Set.of(429), REMEDY, token.map(given -> "Bearer "));
        return new LibsqlDatabase(api.with(service, () -> token.orElseGet(() -> new Secret(""))), title(namespace));
    }

    LibsqlDatabase open(String namespace) {
        return open(namespace, tokens.own(namespace));
    }

    /** Of a namespace that this run has just made, and given this id: any other row in it was copied. */
    MarkTable marksOfCopy(String namespace, String id) {
        return new MarkTable(open(namespace), id);
    }

    /** Every id that a mark can name there begins with the namespace's name. */
    MarkTable marks(String namespace, Optional<Secret> token) {
        return new MarkTable(open(namespace, token), namespace + ":", false);
    }

    MarkTable marks(String namespace) {
        return marks(namespace, tokens.own(namespace));
    }

    /**
     * Before anything is written: a server without namespaces, or a proxy that leaves no host as it was, has one database for
     * all of them, and that is production's.
     *
     * @throws ForkStackException {@code CONFIGURATION} if the address leads somewhere for a namespace that is not there
     */
    void refuseUnlessItChooses() {
        if (isProven.get()) {
            return;
        }
        refuseUnresolvable(NOBODYS);
        try {
            open(NOBODYS).query(SqlStatement.of("SELECT 1"));
        } catch (ForkStackException e) {
            if (e.kind() == Kind.NOT_FOUND && e.getMessage().contains("`" + NOBODYS + "`")) {
                isProven.set(true);
                return;
            }
            throw e.kind() == Kind.NOT_FOUND ? elsewhere(e) : e;
        }
        throw new ForkStackException(
                Kind.CONFIGURATION,
                "A database answers at " + url.http(NOBODYS)
                        + " although there is no such namespace: every namespace would be" + " this one database.",
                "Start the server with --enable-namespaces, and see that a proxy in front of it leaves the host as it is.");
    }

    private ForkStackException elsewhere(ForkStackException cause) {
        return new ForkStackException(
                Kind.CONFIGURATION,
                cause.getMessage() + " So the server does not find a namespace by " + url + ".",
                "Set database.url as it is described in docs/libsql.md.",
                cause);
    }

    private void refuseUnresolvable(String namespace) {
        String host = url.http(namespace).getHost();
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "This machine finds no address for " + host + ", as applications would have to.",
                    "Give every name below " + host.substring(host.indexOf('.') + 1)
                            + " an address (a wildcard in the DNS), or use http://localhost:PORT/dev/{namespace}/, which"
                            + " takes no LIBSQL_JWT_KEY.",
                    e);
        }
    }

    static String title(String namespace) {
        return "libSQL namespace " + namespace;
    }
}

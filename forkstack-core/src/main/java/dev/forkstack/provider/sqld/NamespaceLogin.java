package dev.forkstack.provider.sqld;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.libsql.LibsqlDatabase;
import dev.forkstack.runtime.Keys;
import java.util.Map;
import java.util.Optional;

/** The values that lead to one namespace, proven by a query with them. Immutable. */
record NamespaceLogin(AdminApi admin, NamespaceUrl url, NamespacePlane plane, Tokens tokens) {

    /** Whoever is not asked for a token may show anything; the driver wants something to show. */
    private static final String NO_TOKEN = "none";

    /** @throws ForkStackException if the namespace does not serve, or is another one than the id says */
    EnvVars connect(String name, String id, EnvVars held) {
        NamespaceConfig config = admin.config(name).orElseThrow(() -> NamespaceReader.removed(name));
        config.blocked().ifPresent(what -> {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The " + NamespacePlane.title(name) + " is blocked for " + what + ".",
                    "Unblock it by the server's admin API, then run the command again.");
        });
        Tokens.Used<Optional<Mark>> proven =
                tokens.working(name, held, token -> plane.marks(name, token).prove());
        if (proven.result().map(Mark::resource).filter(id::equals).isEmpty()) {
            throw new ForkStackException(
                    Kind.NOT_FOUND,
                    "What answers at " + url.http(name) + " does not say that it is this environment's: its table"
                            + " _forkstack has no row of its own.",
                    "Write it again: make envs-new NAME.");
        }
        return values(name, proven.token());
    }

    private EnvVars values(String name, Optional<NamespaceToken> token) {
        EnvVars values = EnvVars.of(Map.of(Keys.DATABASE_URL, url.application(name)));
        if (token.isPresent()) {
            values = values.with(Keys.DATABASE_AUTH_TOKEN, token.get().jwt());
        }
        if (token.flatMap(NamespaceToken::expires).isPresent()) {
            values = values.with(
                    Keys.FORKSTACK_CREDENTIALS_EXPIRE,
                    token.get().expires().orElseThrow().toString());
        }
        return url.isHost() ? values.and(jdbc(name, token)) : values;
    }

    /** The driver sends to the root of the host, so that it cannot be told a namespace below a path. */
    private EnvVars jdbc(String name, Optional<NamespaceToken> token) {
        return EnvVars.of(Map.of(Keys.JDBC_DATABASE_URL, LibsqlDatabase.JDBC + url.http(name)))
                .with(Keys.JDBC_DATABASE_USERNAME, "libsql")
                .with(
                        Keys.JDBC_DATABASE_PASSWORD,
                        token.map(each -> each.jwt().reveal()).orElse(NO_TOKEN));
    }
}

package dev.forkstack.provider.turso;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.libsql.LibsqlDatabase;
import dev.forkstack.runtime.Keys;
import java.util.Map;
import java.util.Optional;

/** The values that lead to one database, proven by a query with them. Immutable. */
record DatabaseLogin(TursoSettings settings, Tokens tokens, DataPlane plane) {

    /**
     * @param source the host that the values must not lead to, where it is known
     * @throws ForkStackException if the database does not serve, or says that it is another
     */
    EnvVars connect(Database database, EnvVars held, Optional<String> source) {
        refuseBlocked(database);
        Address address = Address.of(settings.api(), database);
        if (source.filter(database.hostname()::equalsIgnoreCase).isPresent()) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Turso says that database " + database.name() + " is at its source's host, " + address.host() + ".",
                    "Nothing was written. Run the command again; if it stays so, choose another environment name.");
        }
        Proven proven = tokens.working(
                database,
                held,
                token -> new Proven(
                        token,
                        plane.awaited(
                                database, () -> plane.open(database, token).prove())));
        if (proven.mark().isEmpty()) {
            throw new ForkStackException(
                    Kind.NOT_FOUND,
                    "The " + database.title()
                            + " does not say whose it is: its table _forkstack has no row of its own.",
                    "Write it again: make envs-new NAME.");
        }
        return values(address, proven.token());
    }

    private record Proven(IssuedToken token, Optional<Mark> mark) {}

    private static EnvVars values(Address address, IssuedToken token) {
        return EnvVars.of(Map.of(Keys.DATABASE_URL, address.url()))
                .with(Keys.DATABASE_AUTH_TOKEN, token.jwt())
                .with(Keys.FORKSTACK_CREDENTIALS_EXPIRE, token.expires().toString())
                .with(Keys.JDBC_DATABASE_URL, LibsqlDatabase.JDBC + address.http())
                .with(Keys.JDBC_DATABASE_USERNAME, "turso")
                .with(Keys.JDBC_DATABASE_PASSWORD, token.jwt());
    }

    private static void refuseBlocked(Database database) {
        if (database.blocks().reads() || database.blocks().writes()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The " + database.title() + " is blocked for "
                            + (database.blocks().reads() ? "reads" : "writes") + ".",
                    "Unblock it in its settings at Turso, then run the command again.");
        }
    }
}

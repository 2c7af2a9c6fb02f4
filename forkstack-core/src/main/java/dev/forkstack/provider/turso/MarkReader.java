package dev.forkstack.provider.turso;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose a database is. What is no branch was not made by us, whatever stands in it. In a branch the row tells; only where
 * there is none yet, because it was made a moment ago, the service's own word for what it was branched from does, with
 * nothing said of the owner. Thread-safe.
 */
final class MarkReader {

    /**
     * Longer than a database needs to be served and marked. One that is older and does not answer is out of order, and one
     * without a row was made by hand.
     */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final TursoApi api;
    private final DatabaseNames names;
    private final Tokens tokens;
    private final DataPlane plane;
    private final Clock clock;

    MarkReader(TursoApi api, DatabaseNames names, Tokens tokens, DataPlane plane, Clock clock) {
        this.api = api;
        this.names = names;
        this.tokens = tokens;
        this.plane = plane;
        this.clock = clock;
    }

    /** @throws ForkStackException if it has served before and does not answer now */
    Optional<Mark> read(Database database) {
        return database.parent().isEmpty() || database.name().equals(names.prod())
                ? Optional.empty()
                : row(database).or(() -> isYoung(database) ? unfinished(database) : Optional.empty());
    }

    /**
     * Empty if there is no row, or the database does not serve yet.
     *
     * @throws ForkStackException if it is too old for that and does not answer
     */
    Optional<Mark> row(Database database) {
        return tokens.reading(database, token -> {
            try {
                return plane.open(database, token).read();
            } catch (ForkStackException e) {
                if (DataPlane.isNotYet(e) && isYoung(database)) {
                    return Optional.empty();
                }
                throw DataPlane.isNotYet(e) ? untold(database, e) : e;
            }
        });
    }

    private static ForkStackException untold(Database database, ForkStackException cause) {
        return new ForkStackException(
                cause.kind(),
                cause.getMessage() + " So nothing tells whose it is.",
                "Run the command again when it answers; if it never does and is yours, delete it at Turso: turso db destroy "
                        + database.name() + ".",
                cause);
    }

    private Optional<Mark> unfinished(Database database) {
        Database.Parent parent = database.parent().orElseThrow();
        return names.env(parent.name())
                .filter(source -> source.equals(EnvironmentName.PROD) || isOurs(parent, source))
                .flatMap(source -> Family.mark(names, database, source, Mark.State.FILLING));
    }

    /** The name alone proves nothing: {@code app-web-prod} is an environment's of app by its name, and app-web's. */
    private boolean isOurs(Database.Parent parent, EnvironmentName env) {
        return api.find(parent.name())
                .filter(found ->
                        found.id().equals(parent.id()) && found.parent().isPresent())
                .flatMap(this::row)
                .filter(mark ->
                        mark.project().equals(names.project()) && mark.env().equals(env))
                .isPresent();
    }

    private boolean isYoung(Database database) {
        return database.parent()
                .flatMap(Database.Parent::branchedAt)
                .filter(since -> since.isAfter(clock.instant().minus(YOUNG)))
                .isPresent();
    }
}

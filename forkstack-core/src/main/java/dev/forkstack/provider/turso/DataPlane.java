package dev.forkstack.provider.turso;

import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.libsql.LibsqlDatabase;
import dev.forkstack.provider.libsql.MarkTable;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The databases themselves, each at a host of its own. The Platform API calls a database made before its host serves it: it
 * answers 404 for some seconds, or has no address yet. Thread-safe.
 */
final class DataPlane {

    /** So many looks at a host that does not answer for one at what the Platform API says of the database. */
    private static final int LOOKS = 4;

    private final JsonApi platform;
    private final TursoSettings settings;
    private final KnownDatabases databases;
    private final Waiting waiting;

    DataPlane(JsonApi platform, TursoSettings settings, KnownDatabases databases, Waiting waiting) {
        this.platform = platform;
        this.settings = settings;
        this.databases = databases;
        this.waiting = waiting;
    }

    MarkTable open(Database database, IssuedToken token) {
        Service service = new Service(
                database.title(),
                Address.of(settings.api(), database).http(),
                Set.of(429),
                "Renew the environment's token: make envs-switch NAME.");
        return new MarkTable(new LibsqlDatabase(platform.with(service, token::jwt), database.title()), database.id());
    }

    /**
     * Asks until the database serves.
     *
     * @throws ForkStackException {@code NOT_FOUND} once the Platform API says that it was removed meanwhile
     */
    <T> T awaited(Database database, Supplier<T> ask) {
        AtomicInteger looks = new AtomicInteger();
        return waiting.until("database " + database.name() + " to answer", () -> {
            try {
                return Optional.of(ask.get());
            } catch (ForkStackException e) {
                if (isNotYet(e)) {
                    if (looks.incrementAndGet() % LOOKS == 0) {
                        databases.confirm(database);
                    }
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Whether it may yet come. */
    static boolean isNotYet(ForkStackException failure) {
        return (failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.UNAVAILABLE)
                && !Thread.currentThread().isInterrupted();
    }
}

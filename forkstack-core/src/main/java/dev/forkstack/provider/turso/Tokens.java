package dev.forkstack.provider.turso;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.TokenLife;
import dev.forkstack.runtime.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which token opens a database: the one that this user holds while it works and has time left, else a new one. Turso can
 * take back only all tokens of a database at once, a colleague's too; so nothing is ever taken back, and what was replaced
 * ends by itself. Thread-safe.
 */
final class Tokens {

    private final TursoApi api;
    private final KnownDatabases databases;
    private final TokenStore store;
    private final TokenLife life;
    private final Clock clock;
    private final Map<String, IssuedToken> looks = new ConcurrentHashMap<>();

    Tokens(TursoApi api, KnownDatabases databases, TokenStore store, TokenLife life, Clock clock) {
        this.api = api;
        this.databases = databases;
        this.store = store;
        this.life = life;
        this.clock = clock;
    }

    /** Uses the environment's own token, and a new one if the database refuses what was kept. */
    <T> T working(Database database, EnvVars held, Function<IssuedToken, T> use) {
        Optional<IssuedToken> kept = kept(database, held);
        Optional<T> result = kept.flatMap(token -> tried(token, use));
        result.ifPresent(done -> remember(database, kept.get()));
        return result.orElseGet(() -> use.apply(issued(database, kept)));
    }

    /** Uses what may only read: the token that is held, or one that ends before it could be of use to anybody. */
    <T> T reading(Database database, Function<IssuedToken, T> use) {
        return store.find(database.id())
                .filter(this::isValid)
                .flatMap(token -> tried(token, use))
                .orElseGet(() -> use.apply(looks.compute(
                        database.id(),
                        (id, before) -> before != null && before.isWorthKeeping(clock.instant())
                                ? before
                                : issue(database, TokenLife.ONE_LOOK, "read-only"))));
    }

    /** Empty if the database refuses it twice: what is replaced for nothing is one token more that nobody takes back. */
    private static <T> Optional<T> tried(IssuedToken token, Function<IssuedToken, T> use) {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                return Optional.of(use.apply(token));
            } catch (ForkStackException e) {
                if (e.kind() != Kind.UNAUTHORIZED) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    /** After the database is gone, and with it every token. */
    void forget(String database) {
        looks.remove(database);
        store.remove(database);
    }

    /** Before the database is deleted, so that a killed run leaves no token of one that is gone; and not if it stays. */
    void forgetting(String database, Runnable deletion) {
        looks.remove(database);
        store.forgetting(database, deletion);
    }

    /**
     * Of every database that is gone, as after a deletion that was killed before it came to the token. A platform token of
     * one group is shown no other group's: only of a group that is shown is anything known to be gone.
     */
    void forgetGone() {
        // Before the service is asked: what another run makes meanwhile is not among them.
        Set<String> held = store.databases();
        if (!held.isEmpty()) {
            List<Database> all = api.list();
            Set<String> standing = all.stream().map(Database::id).collect(Collectors.toSet());
            Set<String> groups = all.stream().map(Database::group).collect(Collectors.toSet());
            held.stream()
                    .filter(id -> !standing.contains(id))
                    .filter(id -> store.find(id)
                            .filter(token -> !groups.contains(token.group()))
                            .isEmpty())
                    .forEach(this::forget);
        }
    }

    private Optional<IssuedToken> kept(Database database, EnvVars held) {
        return store.find(database.id())
                .or(() -> held(database, held))
                .filter(token -> token.isWorthKeeping(clock.instant()));
    }

    /** What the checkout has although the user's own files are gone. */
    private Optional<IssuedToken> held(Database database, EnvVars held) {
        try {
            Optional<Instant> expires =
                    held.get(Keys.FORKSTACK_CREDENTIALS_EXPIRE).map(Instant::parse);
            return held.get(Keys.DATABASE_AUTH_TOKEN)
                    .filter(text -> expires.isPresent())
                    .map(text -> new IssuedToken(
                            new Secret(text), database.group(), expires.get().minus(life.duration()), expires.get()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void remember(Database database, IssuedToken token) {
        if (store.find(database.id()).isEmpty()) {
            store.locked(() -> {
                store.keep(database.id(), token);
                return token;
            });
        }
    }

    /** A new one, unless another run of this user has got one meanwhile. */
    private IssuedToken issued(Database database, Optional<IssuedToken> instead) {
        return store.locked(() -> store.find(database.id())
                .filter(token -> token.isWorthKeeping(clock.instant()))
                .filter(token -> instead.filter(token::equals).isEmpty())
                .orElseGet(() -> {
                    databases.confirm(database); // a token is issued by name, and another may have it by now
                    IssuedToken token = issue(database, life, "full-access");
                    store.keep(database.id(), token);
                    return token;
                }));
    }

    private IssuedToken issue(Database database, TokenLife lasting, String authorization) {
        // Before it is asked for, so that it never ends earlier than we say.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new IssuedToken(
                api.token(database, lasting, authorization), database.group(), now, now.plus(lasting.duration()));
    }

    private boolean isValid(IssuedToken token) {
        return token.expires().isAfter(clock.instant());
    }
}

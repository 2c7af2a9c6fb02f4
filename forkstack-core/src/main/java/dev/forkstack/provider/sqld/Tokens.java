package dev.forkstack.provider.sqld;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.TokenLife;
import dev.forkstack.runtime.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which token opens a namespace: one for it alone where we hold the key that signs them; else the one that was given, which
 * opens whatever it opens; else none, at a server that asks for none. Nobody can take one back: it ends by itself. Thread-safe.
 */
record Tokens(Supplier<Optional<SigningKey>> key, Supplier<Optional<Secret>> given, TokenLife life, Clock clock) {

    /** What came of something, and with which token; none where the server asks for none. */
    record Used<T>(Optional<NamespaceToken> token, T result) {}

    /** Whether applications get a token that opens more than their own namespace. */
    boolean areForAll() {
        return key.get().isEmpty() && given.get().isPresent();
    }

    /** For a look or a mark of our own; it ends before it could be of use to anybody. */
    Optional<Secret> own(String namespace) {
        return issued(namespace, TokenLife.ONE_LOOK).or(given);
    }

    /** Uses what the application has while it works and has time left, else a new one. */
    <T> Used<T> working(String namespace, EnvVars held, Function<Optional<Secret>, T> use) {
        return key.get()
                .flatMap(signing -> held.get(Keys.DATABASE_AUTH_TOKEN))
                .map(text -> new NamespaceToken(new Secret(text)))
                .filter(token -> token.isWorthKeeping(namespace, clock.instant()))
                .flatMap(token -> tried(token, use))
                .orElseGet(() -> {
                    Optional<Secret> token = issued(namespace, life).or(given);
                    return new Used<>(token.map(NamespaceToken::new), use.apply(token));
                });
    }

    private static <T> Optional<Used<T>> tried(NamespaceToken token, Function<Optional<Secret>, T> use) {
        try {
            return Optional.of(new Used<>(Optional.of(token), use.apply(Optional.of(token.jwt()))));
        } catch (ForkStackException e) {
            if (e.kind() != ForkStackException.Kind.UNAUTHORIZED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<Secret> issued(String namespace, TokenLife lasting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return key.get()
                .map(signing -> signing.sign(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", namespace)
                        .put("a", "rw")
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(lasting.duration()).getEpochSecond())));
    }

    @Override
    public String toString() {
        return "tokens for " + life;
    }
}

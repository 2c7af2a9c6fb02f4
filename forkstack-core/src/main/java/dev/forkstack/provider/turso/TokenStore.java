package dev.forkstack.provider.turso;

import dev.forkstack.model.Secret;
import dev.forkstack.server.HeldCredentials;
import dev.forkstack.server.UserHome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The tokens that this user holds, one a database. Thread-safe. */
record TokenStore(HeldCredentials files) {

    TokenStore(UserHome home, String organization) {
        this(new HeldCredentials(home, "The tokens of Turso databases", home.turso(), organization));
    }

    /** Empty if there is none, or nothing that can be read as one. */
    Optional<IssuedToken> find(String database) {
        return files.find(database).flatMap(TokenStore::token);
    }

    /** Keeps the token in place of another; whoever calls this holds the lock. What has ended meanwhile goes. */
    void keep(String database, IssuedToken token) {
        files.keep(database, new Secret(token.write()));
        Instant now = Instant.now();
        // Of databases that somebody else has deleted, too.
        files.removeIf(
                held -> token(held).filter(one -> one.expires().isBefore(now)).isPresent());
    }

    void remove(String database) {
        files.remove(database);
    }

    /** Before the database is deleted; and not if it stays. */
    void forgetting(String database, Runnable deletion) {
        files.forgetting(database, deletion);
    }

    /** Of which there is a token, or what a killed run has left of one. */
    Set<String> databases() {
        return files.names();
    }

    /** One at a time on this machine, so that two runs do not issue two tokens. */
    <T> T locked(Supplier<T> action) {
        return files.locked(action);
    }

    private static Optional<IssuedToken> token(Secret file) {
        return IssuedToken.read(file.reveal());
    }
}

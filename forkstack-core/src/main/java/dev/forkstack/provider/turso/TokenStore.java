package dev.forkstack.provider.turso;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.server.UserHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens that this user holds, one a database, in files that only the user can read. All checkouts of the user share
 * them, so that ten of them make one token and not ten. Thread-safe.
 */
final class TokenStore {

    private static final String SUFFIX = ".json";

    private final UserHome home;
    private final String organization;

    TokenStore(UserHome home, String organization) {
        this.home = home;
        this.organization = organization;
    }

    /** Empty if there is none, or nothing that can be read as one. */
    Optional<IssuedToken> find(String database) {
        try {
            Path file = file(database);
            return Files.exists(file) ? IssuedToken.read(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Keeps the token in place of another; whoever calls this holds the lock. What has ended meanwhile goes. */
    void keep(String database, IssuedToken token) {
        try {
            home.prepare();
            UserHome.makePrivate(home.turso());
            UserHome.makePrivate(directory());
            AtomicFile.writePrivate(file(database), token.write());
            removeEnded();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** With what a killed run has left of writing it. */
    void remove(String database) {
        if (!databases().contains(database)) {
            return;
        }
        locked(() -> {
            try {
                AtomicFile.removeLeftover(file(database));
                return Files.deleteIfExists(file(database));
            } catch (IOException e) {
                throw unusable(e);
            }
        });
    }

    /** Of which there is a token, or what a killed run has left of one. */
    Set<String> databases() {
        if (!Files.isDirectory(directory())) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(SUFFIX))
                    .map(name -> name.substring(0, name.indexOf(SUFFIX)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** One at a time on this machine, so that two runs do not issue two tokens. */
    <T> T locked(Supplier<T> action) {
        home.prepare();
        try (ExclusiveLock lock =
                ExclusiveLock.acquire(home.locks().resolve("turso." + organization + ".lock"), () -> {})) {
            return action.get();
        } catch (IOException e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e);
        }
    }

    /** Of databases that somebody else has deleted, too. */
    private void removeEnded() throws IOException {
        Instant now = Instant.now();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(), "*" + SUFFIX)) {
            for (Path file : files) {
                if (IssuedToken.read(Files.readString(file))
                        .filter(token -> token.expires().isBefore(now))
                        .isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path file(String database) {
        return directory().resolve(database + SUFFIX);
    }

    private Path directory() {
        return home.turso().resolve(organization);
    }

    private ForkStackException unusable(IOException cause) {
        return new ForkStackException(
                Kind.LOCAL_STATE,
                "The tokens of Turso databases cannot be read or written: " + cause,
                "Make " + directory() + " readable and writable for yourself.",
                cause);
    }

    @Override
    public String toString() {
        return directory().toString();
    }
}

package dev.forkstack.server;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this user holds to open things at one service with, a file each, which only the user can read. All checkouts of the
 * user share them, so that ten of them get one credential and not ten. Thread-safe.
 *
 * @param what for messages: {@code The tokens of Turso databases}
 * @param service the directory of the service; that of the account is in it
 */
public record HeldCredentials(UserHome home, String what, Path service, String account) {

    /** How long {@link #machine} is: a part of fixed length makes names that hold it unambiguous. */
    public static final int MACHINE = 12;

    private static final String SUFFIX = ".json";

    /** The word by which this home is known at the service; made once. */
    public String machine() {
        String file = "machine";
        return find(file)
                .orElseGet(() -> locked(() -> find(file).orElseGet(() -> {
                    Secret word = new Secret(Secret.random(MACHINE).reveal().toLowerCase(Locale.ROOT));
                    keep(file, word);
                    return word;
                })))
                .reveal();
    }

    /** Empty if there is none. */
    public Optional<Secret> find(String name) {
        try {
            Path file = file(name);
            return Files.exists(file) ? Optional.of(new Secret(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Keeps it in place of another; whoever calls this holds the lock. */
    public void keep(String name, Secret credential) {
        try {
            home.prepare();
            UserHome.makePrivate(service);
            UserHome.makePrivate(directory());
            AtomicFile.writePrivate(file(name), credential.reveal());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** With what a killed run has left of writing it. */
    public void remove(String name) {
        if (!names().contains(name)) {
            return;
        }
        locked(() -> {
            try {
                AtomicFile.removeLeftover(file(name));
                return Files.deleteIfExists(file(name));
            } catch (IOException e) {
                throw unusable(e);
            }
        });
    }

    /** Before what it opens is deleted, so that a killed run leaves none for what is gone; and not if that stays. */
    public void forgetting(String name, Runnable deletion) {
        Optional<Secret> held = find(name);
        remove(name);
        try {
            deletion.run();
        } catch (RuntimeException e) {
            held.ifPresent(credential -> locked(() -> {
                keep(name, credential);
                return credential;
            }));
            throw e;
        }
    }

    /** Those of which nothing is left; whoever calls this holds the lock. */
    public void removeIf(Predicate<Secret> ended) {
        for (String name : names()) {
            if (find(name).filter(ended).isPresent()) {
                try {
                    Files.deleteIfExists(file(name));
                } catch (IOException e) {
                    throw unusable(e);
                }
            }
        }
    }

    /** Of which there is a credential, or what a killed run has left of one. */
    public Set<String> names() {
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

    /** One at a time on this machine, so that two runs do not get two credentials. */
    public <T> T locked(Supplier<T> action) {
        home.prepare();
        Path lock = home.locks().resolve(service.getFileName() + "." + account + ".lock");
        try (ExclusiveLock held = ExclusiveLock.acquire(lock, () -> {})) {
            return action.get();
        } catch (IOException e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e);
        }
    }

    private Path file(String name) {
        return directory().resolve(name + SUFFIX);
    }

    private Path directory() {
        return service.resolve(account);
    }

    private ForkStackException unusable(IOException cause) {
        return new ForkStackException(
                Kind.LOCAL_STATE,
                what + " cannot be read or written: " + cause,
                "Make " + directory() + " readable and writable for yourself.",
                cause);
    }

    @Override
    public String toString() {
        return directory().toString();
    }
}

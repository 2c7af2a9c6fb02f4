package dev.forkstack.server;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A password on this machine, readable by its owner alone. */
public record SecretFile(Path file) {

    private static final int LENGTH = 32;

    public boolean exists() {
        return Files.exists(file);
    }

    /** @throws ForkStackException {@code LOCAL_STATE} if it cannot be read */
    public Secret read() {
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The password that stands there, or a new one of letters and digits.
     *
     * @throws ForkStackException {@code LOCAL_STATE} if it can be neither read nor written */
    public Secret readOrMake() {
        return locked(() -> exists() ? read() : written(random()));
    }

    /** A new password of letters and digits in place of whatever stands there. */
    public Secret replace() {
        return replaceBy(random());
    }

    /** As {@link #replace}, for one that {@link #random} made and that somebody else had to know first. */
    public Secret replaceBy(Secret secret) {
        return locked(() -> written(secret));
    }

    public static Secret random() {
        return Secret.random(LENGTH);
    }

    /** Two runs that make the same one at once would each believe in their own. */
    @SuppressWarnings("try") // The lock is there to be held.
    private Secret locked(Supplier<Secret> work) {
        try (ExclusiveLock lock = ExclusiveLock.acquire(file.resolveSibling(file.getFileName() + ".lock"), () -> {})) {
            return work.get();
        } catch (IOException e) {
            throw unusable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e);
        }
    }

    private Secret written(Secret secret) {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.writePrivate(file, secret.reveal() + "\n");
            return secret;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ForkStackException unusable(IOException cause) {
        return new ForkStackException(
                Kind.LOCAL_STATE,
                "A password of the local PostgreSQL cannot be read or written: " + cause.getMessage(),
                "Make " + file + " readable and writable for yourself.",
                cause);
    }
}

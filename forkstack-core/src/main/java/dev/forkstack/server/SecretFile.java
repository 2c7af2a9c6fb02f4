package dev.forkstack.server;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        return exists() ? read() : replace();
    }

    /** A new password of letters and digits in place of whatever stands there. */
    public Secret replace() {
        Secret secret = Secret.random(LENGTH);
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
                ForkStackException.Kind.LOCAL_STATE,
                "A password for PostgreSQL cannot be read or written: " + cause.getMessage(),
                "Make " + file + " readable and writable for yourself.",
                cause);
    }
}

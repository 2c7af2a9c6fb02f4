package dev.forkstack.state;

import dev.forkstack.file.OwnerOnly;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** That others than its owner can read a file with passwords. Immutable. */
record Exposure(Path file) {

    /** Empty if nobody else can, as far as the file system can tell, or there is no such file. */
    Optional<ForkStackException> problem() {
        try {
            return Files.exists(file) && !OwnerOnly.holds(file)
                    ? Optional.of(problem("chmod 600 " + file + "; where that changes nothing, " + elsewhere()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it vanished meanwhile
        }
    }

    /**
     * Ends it.
     *
     * @throws ForkStackException {@code LOCAL_STATE} if that cannot be, or has no effect
     */
    String end() {
        try {
            OwnerOnly.file(file);
            if (!OwnerOnly.holds(file)) {
                throw problem("This file system keeps no permissions: " + elsewhere());
            }
            return file.getFileName() + " can be read by you alone";
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE, file + " cannot be changed: " + e, "Ask whom it belongs to.", e);
        }
    }

    private ForkStackException problem(String remedy) {
        return new ForkStackException(
                Kind.LOCAL_STATE, file.getFileName() + " holds passwords and can be read by others.", remedy);
    }

    private static String elsewhere() {
        return "as on FAT or on a Windows drive in WSL, move the checkout to a file system that keeps permissions.";
    }
}

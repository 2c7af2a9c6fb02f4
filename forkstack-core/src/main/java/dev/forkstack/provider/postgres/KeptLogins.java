package dev.forkstack.provider.postgres;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.server.UserHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What this user logs in with at servers elsewhere, a file a database, which only the user can read. All checkouts of the user
 * share them, so that ten of them need one login and not ten. Thread-safe.
 */
record KeptLogins(UserHome home) {

    /** A role and its password; {@link #toString} hides the password. */
    record Login(String role, Secret password) {}

    /** Empty if there is none, or nothing that can be read as one. */
    Optional<Login> find(Resource database) {
        Path file = file(database);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() == 2
                    ? Optional.of(new Login(lines.get(0), new Secret(lines.get(1))))
                    : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void keep(Resource database, Login login) {
        Path file = file(database);
        try {
            home.prepare();
            UserHome.makePrivate(home.postgresLogins());
            Files.createDirectories(file.getParent());
            AtomicFile.writePrivate(file, login.role() + "\n" + login.password().reveal() + "\n");
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void forget(Resource database) {
        try {
            AtomicFile.removeLeftover(file(database));
            Files.deleteIfExists(file(database));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** By the server's and the database's own numbers, so that a successor of the same name has another file. */
    private Path file(Resource database) {
        String[] numbers = database.id().substring(database.name().length() + 1).split("/", 2);
        return home.postgresLogins().resolve(numbers[1]).resolve(database.name() + "." + numbers[0]);
    }

    private ForkStackException unusable(IOException cause) {
        return new ForkStackException(
                Kind.LOCAL_STATE,
                "The logins for PostgreSQL servers cannot be read or written: " + cause,
                "Make " + home.postgresLogins() + " readable and writable for yourself.",
                cause);
    }
}

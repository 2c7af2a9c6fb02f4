package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.spi.Credentials;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The passwords of {@code <server>}s in the user's {@code settings.xml}, decrypted when they are asked for. Thread-safe. */
record SettingsServers(Settings settings, SettingsDecrypter decrypter) implements Credentials {

    /** @throws ForkStackException {@code CONFIGURATION} if the password is encrypted and cannot be decrypted */
    @Override
    public Optional<Secret> find(String variable, String server) {
        return Optional.ofNullable(settings.getServer(server)).flatMap(this::password);
    }

    @Override
    public Optional<Pair> findPair(String idVariable, String secretVariable, String server) {
        Optional<Server> found = Optional.ofNullable(settings.getServer(server));
        return found.map(Server::getUsername)
                .map(String::strip)
                .filter(user -> !user.isEmpty())
                .flatMap(user -> found.flatMap(this::password).map(secret -> new Pair(user, secret)));
    }

    private Optional<Secret> password(Server server) {
        return Optional.ofNullable(decrypted(server).getPassword())
                .map(String::strip)
                .filter(password -> !password.isEmpty())
                .map(Secret::new);
    }

    private Server decrypted(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        if (result.getProblems().stream()
                .anyMatch(problem -> problem.getSeverity().compareTo(SettingsProblem.Severity.ERROR) <= 0)) {
            // What Maven says of it can hold the text that it could not decrypt.
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The password of <server> '" + server.getId() + "' in settings.xml cannot be decrypted.",
                    "Encrypt it anew (mvn --encrypt-password, with Maven 4 mvnenc encrypt), and check ~/.m2/settings-security.xml.");
        }
        return result.getServer();
    }

    @Override
    public String toString() {
        return "servers of settings.xml";
    }
}

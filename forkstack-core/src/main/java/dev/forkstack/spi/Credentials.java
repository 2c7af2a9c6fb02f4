package dev.forkstack.spi;

import dev.forkstack.model.Secret;
import java.util.Map;
import java.util.Optional;

/** Where a provider's own credentials come from; no configuration file of a project ever holds one. Thread-safe. */
public interface Credentials {

    /**
     * Looked up when it is needed, so that a goal which calls no service asks for nothing.
     *
     * @param variable the environment variable that wins, such as {@code NEON_API_KEY}
     * @param server the id of the {@code <server>} in the user's {@code settings.xml} whose password counts next
     */
    Optional<Secret> find(String variable, String server);

    /** Of the process environment alone. */
    static Credentials of(Map<String, String> processEnvironment) {
        return (variable, server) -> Optional.ofNullable(processEnvironment.get(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(Secret::new);
    }

    /** These, and where they have none, the others. */
    default Credentials or(Credentials others) {
        return (variable, server) -> find(variable, server).or(() -> others.find(variable, server));
    }
}

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

    /** An id with its secret. */
    record Pair(String id, Secret secret) {}

    /**
     * The same for what takes an id and a secret, which have to come from one place.
     *
     * @param server the id of the {@code <server>} whose user name and password count next
     */
    default Optional<Pair> findPair(String idVariable, String secretVariable, String server) {
        return find(idVariable, "")
                .flatMap(id -> find(secretVariable, "").map(secret -> new Pair(id.reveal(), secret)));
    }

    /** Of the process environment alone. */
    static Credentials of(Map<String, String> processEnvironment) {
        return (variable, server) -> Optional.ofNullable(processEnvironment.get(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(Secret::new);
    }

    /** These, and where they have none, the others. */
    default Credentials or(Credentials others) {
        Credentials these = this;
        return new Credentials() {
            @Override
            public Optional<Secret> find(String variable, String server) {
                return these.find(variable, server).or(() -> others.find(variable, server));
            }

            @Override
            public Optional<Pair> findPair(String idVariable, String secretVariable, String server) {
                return these.findPair(idVariable, secretVariable, server)
                        .or(() -> others.findPair(idVariable, secretVariable, server));
            }
        };
    }
}

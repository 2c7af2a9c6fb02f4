package dev.forkstack.provider.tigris;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.server.HeldCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The access keys of environments: one for each environment and home, which opens that bucket alone. The names tell whose they
 * are, so that all of an environment go with it, a colleague's too. Thread-safe.
 */
record EnvironmentKeys(IamApi api, HeldCredentials store) {

    /** In the name of a file, in place of an id's slash. */
    private static final String SEPARATOR = "@";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A key is made for a bucket that stands; a region may hear of it later than of the key. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    /** The key that this home holds for the bucket with this id; empty where there is none that can be read. */
    Optional<AccessKey> find(String id) {
        return store.find(file(id)).flatMap(EnvironmentKeys::read);
    }

    void keep(String id, AccessKey key) {
        store.locked(() -> {
            store.keep(file(id), written(key));
            return key;
        });
    }

    /** A new key in place of what this home has for the bucket, unless another run has got one meanwhile. */
    AccessKey issue(TigrisBucket bucket, Optional<AccessKey> instead) {
        KeyName name = new KeyName(bucket.name(), store.machine());
        return store.locked(() -> find(bucket.id())
                .filter(key -> instead.filter(key::equals).isEmpty())
                .orElseGet(() -> {
                    // One that was refused, and one whose answer was lost.
                    revoke(name::equals);
                    AccessKey key = created(name);
                    store.keep(file(bucket.id()), written(key));
                    return key;
                }));
    }

    private AccessKey created(KeyName name) {
        try {
            return api.create(name);
        } catch (ForkStackException e) {
            if (e.leavesOutcomeOpen()) {
                takeBack(name, e);
            }
            throw IamApi.explained(e);
        }
    }

    /** Nobody knows the secret of what has perhaps been made. */
    private void takeBack(KeyName name, ForkStackException failure) {
        try {
            Uninterrupted.run(() -> {
                revoke(name::equals);
                return name;
            });
        } catch (ForkStackException e) {
            failure.addSuppressed(e);
        }
    }

    /** Everybody's keys for the bucket. */
    void revokeAll(String bucket) {
        revoke(name -> name.bucket().equals(bucket));
    }

    /** What this home holds for the bucket with this id. */
    void forget(String id) {
        store.remove(file(id));
    }

    /**
     * Revokes and forgets what is for buckets that are gone, as a run leaves it that met another's deletion.
     *
     * @param isOurs whether a bucket of that name is this project's
     * @param standing asked after what is held: what another run makes meanwhile is not among that
     */
    void sweep(Predicate<String> isOurs, Supplier<Set<String>> standing) {
        List<String> held = store.names().stream()
                .filter(file -> file.contains(SEPARATOR) && isOurs.test(bucket(file)))
                .toList();
        Instant settled = Instant.now().minus(SETTLED);
        List<IamApi.Listed> keys = api.list().stream()
                .filter(key -> isOurs.test(key.name().bucket()))
                .filter(key -> key.created().isBefore(settled))
                .toList();
        if (held.isEmpty() && keys.isEmpty()) {
            return;
        }
        Set<String> stand = standing.get();
        keys.stream().filter(key -> !stand.contains(key.name().bucket())).forEach(api::delete);
        held.stream().filter(file -> !stand.contains(bucket(file))).forEach(store::remove);
    }

    private static String bucket(String file) {
        return file.substring(0, file.indexOf(SEPARATOR));
    }

    private void revoke(Predicate<KeyName> which) {
        try {
            api.list().stream().filter(key -> which.test(key.name())).forEach(api::delete);
        } catch (ForkStackException e) {
            throw IamApi.explained(e);
        }
    }

    /** An id as a file is called. */
    private static String file(String id) {
        return id.replace("/", SEPARATOR);
    }

    private static Secret written(AccessKey key) {
        return new Secret(MAPPER.createObjectNode()
                        .put("id", key.id())
                        .put("secret", key.secret().reveal())
                + "\n");
    }

    private static Optional<AccessKey> read(Secret file) {
        try {
            JsonNode json = MAPPER.readTree(file.reveal());
            return Optional.of(new AccessKey(
                            json.path("id").asText(),
                            new Secret(json.path("secret").asText())))
                    .filter(key -> !key.id().isEmpty() && !key.secret().reveal().isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

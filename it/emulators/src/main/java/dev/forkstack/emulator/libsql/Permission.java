package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import java.time.Instant;
import java.util.Optional;

/**
 * What a token opens. The key that it is held against, and the namespace that it has to be for, are those of the headers,
 * also where the path names another: so a token of one namespace opens nothing below {@code /dev/}. Thread-safe.
 *
 * @param serverKey for namespaces without a key of their own; empty if those are open to everybody
 */
record Permission(Namespaces namespaces, Optional<String> serverKey) {

    /** Whether it may not write. @throws Refusal 401, 403, or 404 for who may not know that it is there */
    boolean isReadOnly(String namespace, Request request) {
        boolean isBlocked =
                namespaces.config(loaded(namespace)).path("block_writes").asBoolean();
        String asked = NamespaceChoice.of(request);
        Optional<String> key = namespaces.jwtKey(asked).or(() -> serverKey);
        return key.map(each -> isReader(each, namespace, asked, request)).orElse(false) || isBlocked;
    }

    private boolean isReader(String key, String namespace, String asked, Request request) {
        String token = request.bearer()
                .orElseThrow(() -> unauthorized(
                        request.header("authorization").isPresent()
                                ? "Unsupported authentication scheme"
                                : "Expected authorization header but none given"));
        JsonNode claims = new Ed25519Token(key).claims(token).orElseThrow(() -> unauthorized("The JWT is invalid"));
        if (claims.has("exp")
                && !Instant.ofEpochSecond(claims.path("exp").asLong()).isAfter(Instant.now())) {
            throw unauthorized("The JWT has expired");
        }
        refuseOthers(claims, namespace, asked);
        return claims.path("a").asText().equals("ro");
    }

    private static void refuseOthers(JsonNode claims, String namespace, String asked) {
        String only = claims.path("id").asText("");
        if (!only.isEmpty() && !only.equals(namespace)) {
            throw new Refusal(404, "", "Namespace `" + namespace + "` doesn't exist");
        }
        if (!only.isEmpty() && !only.equals(asked)) {
            throw new Refusal(
                    403,
                    "",
                    "Authorization forbidden: Current session doesn't not have Write permission to namespace " + asked);
        }
    }

    private String loaded(String namespace) {
        namespaces.streams(namespace);
        return namespace;
    }

    private static Refusal unauthorized(String why) {
        return new Refusal(401, "", "Unauthorized: `" + why + "`");
    }
}

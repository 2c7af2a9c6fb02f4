package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Secrets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Service tokens and what each may do. Thread-safe.
 *
 * <p>A header of another form, and a token without the access that a call needs, are answered with 404, as if there was
 * nothing; an unknown token with 401.
 */
final class ServiceTokens {

    static final String[] READ_BRANCH = {
        "read_branch", "delete_branch", "create_branch", "connect_branch", "connect_production_branch"
    };

    private static final String ALL = "*";

    private final Map<String, Set<String>> accesses = new ConcurrentHashMap<>();

    /** @param granted by the names of PlanetScale's documentation; none for all. @return {@code ID:TOKEN} */
    String issue(String... granted) {
        String token = Secrets.letters(12) + ":pscale_tkn_" + Secrets.letters(43);
        accesses.put(token, granted.length == 0 ? Set.of(ALL) : Set.copyOf(Arrays.asList(granted)));
        return token;
    }

    /** @throws Refusal 401 or 404 */
    void authorize(Request request) {
        String header = request.header("authorization").orElse("");
        if (!header.isEmpty() && !header.matches("[^:\\s]+:[^:\\s]+")) {
            throw notFound();
        }
        if (!accesses.containsKey(header)) {
            throw new Refusal(401, "", "The access token is invalid");
        }
    }

    /** @throws Refusal 404 if the caller has none of them */
    void require(Request request, String... anyOf) {
        Set<String> granted = accesses.get(request.header("authorization").orElse(""));
        if (!granted.contains(ALL) && Arrays.stream(anyOf).noneMatch(granted::contains)) {
            throw notFound();
        }
    }

    /** The access, or its variant for production branches where the branch is one. */
    void require(Request request, Branch branch, String access, String productionAccess) {
        require(request, branch.isProduction() ? productionAccess : access);
    }

    static Refusal notFound() {
        return new Refusal(404, "not_found", "Not Found");
    }
}

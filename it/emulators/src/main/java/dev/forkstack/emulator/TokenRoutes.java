package dev.forkstack.emulator;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The calls that issue and revoke tokens of databases and groups. Thread-safe. */
final class TokenRoutes {

    private final TursoAccount account;
    private final boolean refusesPermissions;

    TokenRoutes(TursoAccount account, boolean refusesPermissions) {
        this.account = account;
        this.refusesPermissions = refusesPermissions;
    }

    void addTo(OrganizationRoutes routes) {
        add(
                routes,
                "/databases/{name}/auth/",
                request -> account.database(request.variable("name")).id());
        add(
                routes,
                "/groups/{name}/auth/",
                request -> account.groups().get(request.variable("name")).id());
    }

    private void add(OrganizationRoutes routes, String template, Function<Request, String> id) {
        routes.add("POST", template + "tokens", request -> issue(request, id.apply(request)));
        routes.add("POST", template + "rotate", request -> {
            account.tokens().rotate(id.apply(request));
            // Documented without a body, but the official client reads one.
            return Answer.json(200, Json.object());
        });
    }

    private Answer issue(Request request, String id) {
        String authorization = request.parameter("authorization").orElse("full-access");
        if (!authorization.equals("full-access") && !authorization.equals("read-only")) {
            throw new Refusal(400, "", "invalid authorization");
        }
        if (refusesPermissions && request.json().has("permissions")) {
            throw new Refusal(400, "", "Permissions are not supported for db-api controlled databases");
        }
        Optional<Instant> end = TokenLife.end(
                request.parameter("expiration").orElse("never"), account.clock().now());
        String token = account.tokens().issue(id, end, authorization.equals("read-only"));
        return Answer.json(200, Json.object().put("jwt", token));
    }
}

package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import dev.forkstack.emulator.Secrets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls about passwords of branches of kind {@code mysql}: users of the MariaDB server. Thread-safe.
 *
 * <p>Other than PlanetScale: {@code access_host_url} has a port, and what is there speaks without TLS; {@code cidrs},
 * {@code replica} and {@code direct_vtgate} have no effect; who connects before the branch is ready is refused.
 */
final class Passwords {

    private static final String ALL = Branches.ONE + "/passwords";
    private static final Set<String> ROLES = Set.of("reader", "writer", "readwriter", "admin");

    private final Account account;
    private final LoginCalls calls;

    Passwords(Account account) {
        this.account = account;
        this.calls = new LoginCalls(account, "connect_branch", (login, branch) -> json(login, branch, null));
    }

    void addTo(Routes routes) {
        calls.addTo(routes, ALL);
        routes.add("POST", ALL, request -> account.write(() -> create(request)));
        routes.add("DELETE", ALL + "/{id}", request -> account.write(() -> delete(request)));
    }

    private Answer create(Request request) throws SQLException {
        Branch branch = calls.issuing(request);
        JsonNode wanted = request.json();
        String role = wanted.path("role").asText("admin");
        if (!ROLES.contains(role)) {
            throw Account.unprocessable("Role is not included in the list");
        }
        if (!branch.birth().isReady()) {
            throw Account.unprocessable("Branch is not ready");
        }
        Instant now = account.clock().now();
        Login login = new Login(
                Account.newId(),
                branch.id(),
                wanted.path("name").asText(""),
                Secrets.letters(20),
                List.of(role),
                Logins.life(wanted),
                now,
                now);
        String plain = "pscale_pw_" + Secrets.letters(43);
        account.logins().add(login, plain, branch);
        return Answer.json(201, json(login, branch, plain));
    }

    private Answer delete(Request request) throws SQLException {
        Branch branch = calls.revoking(request);
        account.logins().remove(account.logins().find(branch, request), branch);
        return Answer.empty(204);
    }

    /** @param plain the secret, which is told once; null later on */
    private ObjectNode json(Login login, Branch branch, String plain) {
        Optional<Instant> expires = login.expires();
        ObjectNode json = Json.object()
                .put("id", login.id())
                .put("name", login.name())
                .put("role", login.rights().get(0))
                .put("username", login.user())
                .put("plain_text", plain)
                .put("created_at", login.created().toString())
                .put("expires_at", expires.map(Instant::toString).orElse(null))
                .put("ttl_seconds", login.life().map(Duration::toSeconds).orElse(null))
                .put("renewable", login.life().isPresent())
                .put("expired", false)
                .put("replica", false)
                .put("direct_vtgate", false)
                .put("access_host_url", account.host())
                .put("access_host_regional_url", account.host());
        json.putNull("deleted_at").putNull("last_used_at").putNull("cidrs");
        json.putArray("direct_vtgate_addresses");
        json.putArray("access_host_regional_urls").add(account.host());
        json.set("actor", Shapes.actor());
        json.set("region", Shapes.region());
        json.set(
                "database_branch",
                branch.reference()
                        .put("production", branch.isProduction())
                        .put("mysql_edge_address", account.host())
                        .put("private_edge_connectivity", false));
        return json;
    }
}

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
    private static final String ONE = ALL + "/{id}";
    private static final Set<String> ROLES = Set.of("reader", "writer", "readwriter", "admin");

    private final Account account;

    Passwords(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add("GET", ALL, request -> {
            account.tokens().require(request, ServiceTokens.READ_BRANCH);
            Branch branch = branch(request);
            return Lists.answer(
                    request,
                    account.logins().of(branch).stream()
                            .map(login -> json(login, branch, null))
                            .toList());
        });
        routes.add("POST", ALL, request -> account.write(() -> create(request)));
        routes.add("GET", ONE, request -> {
            account.tokens().require(request, ServiceTokens.READ_BRANCH);
            Branch branch = branch(request);
            return Answer.json(200, json(account.logins().find(branch, request), branch, null));
        });
        routes.add("PATCH", ONE, request -> account.write(() -> change(request, true)));
        routes.add("DELETE", ONE, request -> account.write(() -> delete(request)));
        routes.add("POST", ONE + "/renew", request -> account.write(() -> change(request, false)));
    }

    private Answer create(Request request) throws SQLException {
        Branch branch = branch(request);
        account.tokens().require(request, branch, "connect_branch", "connect_production_branch");
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

    private Answer change(Request request, boolean isName) {
        Branch branch = branch(request);
        account.tokens().require(request, branch, "connect_branch", "connect_production_branch");
        Login before = account.logins().find(branch, request);
        if (!isName && before.life().isEmpty()) {
            throw Account.unprocessable("Password is not renewable");
        }
        Login after = isName
                ? before.renamed(request.json().path("name").asText(before.name()))
                : before.renewed(account.clock().now());
        account.logins().put(after);
        return Answer.json(200, json(after, branch, null));
    }

    private Answer delete(Request request) throws SQLException {
        Branch branch = branch(request);
        account.tokens().require(request, branch, "delete_branch_password", "delete_production_branch_password");
        account.logins().remove(account.logins().find(branch, request), branch);
        return Answer.empty(204);
    }

    /** Of a branch of the other kind there is nothing here. */
    private Branch branch(Request request) {
        Branch branch = account.branch(request);
        if (!account.isMysql()) {
            throw ServiceTokens.notFound();
        }
        return branch;
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

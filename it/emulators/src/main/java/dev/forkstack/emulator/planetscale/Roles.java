package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import dev.forkstack.emulator.Secrets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls about roles of branches of kind {@code postgresql}: roles of the PostgreSQL server. Thread-safe. */
final class Roles {

    private static final String ALL = Branches.ONE + "/roles";
    private static final String ONE = ALL + "/{id}";
    private final Account account;
    private final PostgresEngine engine;
    private final LoginCalls calls;

    Roles(Account account, PostgresEngine engine) {
        this.account = account;
        this.engine = engine;
        this.calls = new LoginCalls(
                account, "create_branch_password", (login, branch) -> RoleJson.of(account, login, branch, ""));
    }

    void addTo(Routes routes) {
        calls.addTo(routes, ALL);
        routes.add("POST", ALL, request -> account.write(() -> create(request)));
        routes.add("GET", ALL + "/default", this::showDefault);
        routes.add("POST", ALL + "/reset-default", request -> account.write(() -> resetDefault(request)));
        routes.add("DELETE", ONE, request -> account.write(() -> delete(request)));
        routes.add("POST", ONE + "/reset", request -> account.write(() -> reset(request)));
        routes.add("POST", ONE + "/reassign", request -> account.write(() -> reassign(request)));
    }

    private Answer showDefault(Request request) {
        account.tokens().require(request, ServiceTokens.READ_BRANCH);
        Branch branch = account.branch(request);
        Login login = owner(branch).orElseThrow(ServiceTokens::notFound);
        return Answer.json(200, RoleJson.of(account, login, branch, ""));
    }

    private Answer create(Request request) throws SQLException {
        Branch branch = calls.issuing(request);
        JsonNode wanted = request.json();
        if (!branch.birth().isReady()) {
            throw Account.unprocessable("Branch is not ready");
        }
        List<String> rights = new ArrayList<>();
        wanted.path("inherited_roles").forEach(right -> rights.add(right.asText()));
        if (!RoleJson.INHERITED.containsAll(rights)) {
            throw Account.unprocessable("Inherited roles are not included in the list");
        }
        Instant now = account.clock().now();
        String id = Account.newId();
        Login login = new Login(
                id,
                branch.id(),
                wanted.path("name").asText(id),
                "pscale_api_" + id + "." + branch.id(),
                rights,
                Logins.life(wanted),
                now,
                now);
        return Answer.json(200, added(login, branch));
    }

    private ObjectNode added(Login login, Branch branch) throws SQLException {
        String password = password();
        account.logins().add(login, password, branch);
        return RoleJson.of(account, login, branch, password);
    }

    /** The one that owns the branch's database; until somebody asks for its password, nobody can log in with it. */
    private Answer resetDefault(Request request) throws SQLException {
        Branch branch = calls.revoking(request);
        Instant now = account.clock().now();
        Login login = owner(branch)
                .orElseGet(() -> new Login(
                        Account.newId(),
                        branch.id(),
                        RoleJson.OWNER,
                        PostgresEngine.owner(branch.id()),
                        List.of(RoleJson.OWNER),
                        Optional.empty(),
                        now,
                        now));
        return Answer.json(200, added(login, branch));
    }

    private Answer reset(Request request) throws SQLException {
        Branch branch = calls.revoking(request);
        Login login = account.logins().find(branch, request);
        String password = password();
        engine.setPassword(login.user(), password);
        return Answer.json(200, RoleJson.of(account, login, branch, password));
    }

    private Answer reassign(Request request) throws SQLException {
        Branch branch = calls.revoking(request);
        requireOwner(request.json().path("successor").asText());
        engine.reassign(account.logins().find(branch, request).user(), branch);
        return Answer.empty(204);
    }

    private Answer delete(Request request) throws SQLException {
        Branch branch = calls.revoking(request);
        Login login = account.logins().find(branch, request);
        if (login.user().equals(PostgresEngine.owner(branch.id()))) {
            throw Account.unprocessable("The default role cannot be deleted.");
        }
        Optional<String> successor = request.parameter("successor").filter(text -> !text.isEmpty());
        if (successor.isPresent()) {
            requireOwner(successor.get());
            engine.reassign(login.user(), branch);
        }
        try {
            account.logins().remove(login, branch);
        } catch (SQLException e) {
            if ("2BP01".equals(e.getSQLState())) {
                throw Account.unprocessable("Role is still referenced and cannot be dropped.");
            }
            throw e;
        }
        return Answer.empty(204);
    }

    private static void requireOwner(String successor) {
        if (!successor.equals(RoleJson.OWNER)) {
            throw Account.unprocessable("the emulator knows no successor but postgres");
        }
    }

    private Optional<Login> owner(Branch branch) {
        return account.logins().of(branch).stream()
                .filter(login -> login.user().equals(PostgresEngine.owner(branch.id())))
                .findFirst();
    }

    private static String password() {
        return "pscale_pw_" + Secrets.letters(32);
    }
}

package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final String[] CREATE = {"create_branch_password", "create_production_branch_password"};
    private static final String[] DELETE = {"delete_branch_password", "delete_production_branch_password"};

    private final Account account;

    Roles(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add("GET", ALL, request -> {
            account.tokens().require(request, ServiceTokens.READ_BRANCH);
            Branch branch = branch(request);
            return Lists.answer(
                    request,
                    account.logins().of(branch).stream()
                            .map(login -> RoleJson.of(account, login, branch, ""))
                            .toList());
        });
        routes.add("POST", ALL, request -> account.write(() -> create(request)));
        routes.add("GET", ALL + "/default", request -> {
            account.tokens().require(request, ServiceTokens.READ_BRANCH);
            Branch branch = branch(request);
            Login login = owner(branch).orElseThrow(ServiceTokens::notFound);
            return Answer.json(200, RoleJson.of(account, login, branch, ""));
        });
        routes.add("POST", ALL + "/reset-default", request -> account.write(() -> resetDefault(request)));
        routes.add("GET", ONE, request -> {
            account.tokens().require(request, ServiceTokens.READ_BRANCH);
            Branch branch = branch(request);
            return Answer.json(200, RoleJson.of(account, account.logins().find(branch, request), branch, ""));
        });
        routes.add("PATCH", ONE, request -> account.write(() -> change(request, true)));
        routes.add("DELETE", ONE, request -> account.write(() -> delete(request)));
        routes.add("POST", ONE + "/renew", request -> account.write(() -> change(request, false)));
        routes.add("POST", ONE + "/reset", request -> account.write(() -> reset(request)));
        routes.add("POST", ONE + "/reassign", request -> account.write(() -> reassign(request)));
    }

    private Answer create(Request request) throws SQLException {
        Branch branch = branch(request);
        account.tokens().require(request, branch, CREATE[0], CREATE[1]);
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

    private com.fasterxml.jackson.databind.node.ObjectNode added(Login login, Branch branch) throws SQLException {
        String password = password();
        account.logins().add(login, password, branch);
        return RoleJson.of(account, login, branch, password);
    }

    /** The one that owns the branch's database; until somebody asks for its password, nobody can log in with it. */
    private Answer resetDefault(Request request) throws SQLException {
        Branch branch = branch(request);
        account.tokens().require(request, branch, DELETE[0], DELETE[1]);
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

    private Answer change(Request request, boolean isName) {
        Branch branch = branch(request);
        account.tokens().require(request, branch, CREATE[0], CREATE[1]);
        Login before = account.logins().find(branch, request);
        Login after = isName
                ? before.renamed(request.json().path("name").asText(before.name()))
                : before.renewed(account.clock().now());
        account.logins().put(after);
        return Answer.json(200, RoleJson.of(account, after, branch, ""));
    }

    private Answer reset(Request request) throws SQLException {
        Branch branch = branch(request);
        account.tokens().require(request, branch, DELETE[0], DELETE[1]);
        Login login = account.logins().find(branch, request);
        String password = password();
        account.engine().setPassword(login.user(), password);
        return Answer.json(200, RoleJson.of(account, login, branch, password));
    }

    private Answer reassign(Request request) throws SQLException {
        Branch branch = branch(request);
        account.tokens().require(request, branch, DELETE[0], DELETE[1]);
        requireOwner(request.json().path("successor").asText());
        ((PostgresEngine) account.engine())
                .reassign(account.logins().find(branch, request).user(), branch);
        return Answer.empty(204);
    }

    private Answer delete(Request request) throws SQLException {
        Branch branch = branch(request);
        account.tokens().require(request, branch, DELETE[0], DELETE[1]);
        Login login = account.logins().find(branch, request);
        if (login.user().equals(PostgresEngine.owner(branch.id()))) {
            throw Account.unprocessable("The default role cannot be deleted.");
        }
        Optional<String> successor = request.parameter("successor").filter(text -> !text.isEmpty());
        if (successor.isPresent()) {
            requireOwner(successor.get());
            ((PostgresEngine) account.engine()).reassign(login.user(), branch);
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

    /** Of a branch of the other kind there is nothing here. */
    private Branch branch(Request request) {
        Branch branch = account.branch(request);
        if (account.isMysql()) {
            throw ServiceTokens.notFound();
        }
        return branch;
    }

    private static String password() {
        return "pscale_pw_" + Secrets.letters(32);
    }
}

package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;

/** The calls that passwords and roles have alike. Thread-safe. */
final class LoginCalls {

    /** How a login is answered without its secret. */
    interface Shape {
        ObjectNode of(Login login, Branch branch);
    }

    private final Account account;
    private final String access;
    private final Shape shape;

    /** @param access what issuing one needs in a development branch */
    LoginCalls(Account account, String access, Shape shape) {
        this.account = account;
        this.access = access;
        this.shape = shape;
    }

    /** @param all the path of the list */
    void addTo(Routes routes, String all) {
        routes.add("GET", all, this::list);
        routes.add("GET", all + "/{id}", request -> {
            account.tokens().require(request, ServiceTokens.READ_BRANCH);
            Branch branch = account.branch(request);
            return answer(account.logins().find(branch, request), branch);
        });
        routes.add("PATCH", all + "/{id}", request -> account.write(() -> rename(request)));
        routes.add("POST", all + "/{id}/renew", request -> account.write(() -> renew(request)));
    }

    /** The one that a path names, which the caller may issue logins for. @throws dev.forkstack.emulator.Refusal 404 */
    Branch issuing(Request request) {
        Branch branch = account.branch(request);
        account.tokens().require(request, branch, access, access.replace("_branch", "_production_branch"));
        return branch;
    }

    /** The one that a path names, whose logins the caller may take away. @throws dev.forkstack.emulator.Refusal 404 */
    Branch revoking(Request request) {
        Branch branch = account.branch(request);
        account.tokens().require(request, branch, "delete_branch_password", "delete_production_branch_password");
        return branch;
    }

    private Answer list(Request request) {
        account.tokens().require(request, ServiceTokens.READ_BRANCH);
        Branch branch = account.branch(request);
        return Lists.answer(
                request,
                account.logins().of(branch).stream()
                        .map(login -> shape.of(login, branch))
                        .toList());
    }

    private Answer rename(Request request) {
        Branch branch = issuing(request);
        Login before = account.logins().find(branch, request);
        return changed(before.renamed(request.json().path("name").asText(before.name())), branch);
    }

    private Answer renew(Request request) {
        Branch branch = issuing(request);
        Login before = account.logins().find(branch, request);
        if (before.life().isEmpty()) {
            throw Account.unprocessable("It does not expire and cannot be renewed");
        }
        return changed(before.renewed(account.clock().now()), branch);
    }

    private Answer changed(Login login, Branch branch) {
        account.logins().put(login);
        return answer(login, branch);
    }

    private Answer answer(Login login, Branch branch) {
        return Answer.json(200, shape.of(login, branch));
    }
}

package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls about branches, but for their making. Thread-safe. */
final class Branches {

    static final String ALL = Databases.ONE + "/branches";
    static final String ONE = ALL + "/{branch}";

    private final Account account;

    Branches(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        Branching branching = new Branching(account);
        routes.add("GET", ALL, this::list);
        routes.add("POST", ALL, request -> account.write(() -> branching.create(request)));
        routes.add("GET", ONE, request -> {
            account.tokens().require(request, ServiceTokens.READ_BRANCH);
            return Answer.json(200, account.json(account.branch(request)));
        });
        routes.add("PATCH", ONE, request -> account.write(() -> update(request)));
        routes.add("DELETE", ONE, request -> account.write(() -> delete(request)));
        routes.add("POST", ONE + "/promote", request -> account.write(() -> promote(request, true)));
        routes.add("POST", ONE + "/demote", request -> account.write(() -> promote(request, false)));
    }

    private Answer list(Request request) {
        account.tokens().require(request, ServiceTokens.READ_BRANCH);
        Optional<Boolean> isProduction = request.parameter("production").map(Boolean::valueOf);
        String part = request.parameter("q").orElse("");
        return Lists.answer(
                request,
                account.branches(account.database(request)).stream()
                        .filter(branch -> branch.name().contains(part))
                        .filter(branch -> isProduction.isEmpty() || isProduction.get() == branch.isProduction())
                        .filter(branch -> !branch.birth().isHidden())
                        .map(account::json)
                        .toList());
    }

    private Answer update(Request request) {
        account.tokens().require(request, "write_database");
        Branch branch = account.branch(request);
        JsonNode wanted = request.json();
        String name = wanted.path("new_name").asText(branch.name());
        if (!name.equals(branch.name())) {
            Branching.requireFree(account, branch.database(), name);
        }
        boolean isDefault = branch.isDefault();
        boolean isProtected = wanted.path("deletion_protected").asBoolean(branch.isProtected());
        Branch renamed = branch.renamed(name, isProtected);
        account.branches.put(branch.id(), renamed);
        if (isDefault) {
            branch.database().setDefaultBranch(name);
        }
        return Answer.json(200, account.json(renamed));
    }

    private Answer delete(Request request) throws SQLException {
        Branch branch = account.branch(request);
        account.tokens().require(request, branch, "delete_branch", "delete_production_branch");
        List<Branch> all = new ArrayList<>(List.of(branch));
        if (request.parameter("delete_descendants").equals(Optional.of("true"))) {
            addDescendants(branch, all);
        }
        for (Branch each : all) {
            if (each.isDefault()) {
                throw Account.unprocessable("The default branch cannot be deleted.");
            }
            if (each.isProtected()) {
                throw Account.unprocessable("The branch " + each.name() + " is protected from deletion.");
            }
        }
        for (Branch each : all) {
            account.remove(each);
        }
        return Answer.empty(204);
    }

    private void addDescendants(Branch branch, List<Branch> all) {
        for (Branch each : account.branches(branch.database())) {
            if (each.parentId().equals(Optional.of(branch.id()))) {
                all.add(each);
                addDescendants(each, all);
            }
        }
    }

    private Answer promote(Request request, boolean toProduction) {
        Branch branch = account.branch(request);
        account.tokens().require(request, toProduction ? "promote_branches" : "demote_branches");
        if (!account.isMysql()) {
            throw Account.unprocessable("Only branches of Vitess databases can be promoted or demoted.");
        }
        Branch changed = branch.inProduction(toProduction);
        account.branches.put(branch.id(), changed);
        return Answer.json(200, account.json(changed));
    }
}

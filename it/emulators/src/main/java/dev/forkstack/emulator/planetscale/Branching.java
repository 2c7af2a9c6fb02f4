package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Request;
import java.sql.SQLException;
import java.util.Optional;

/** Makes branches. Called by one thread at a time. */
final class Branching {

    private final Account account;
    private final BranchSource sources;

    Branching(Account account) {
        this.account = account;
        this.sources = new BranchSource(account);
    }

    /** @throws dev.forkstack.emulator.Refusal 422 */
    static void requireFree(Account account, Database database, String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw Account.unprocessable("Name is invalid");
        }
        if (account.branch(database, name).isPresent()) {
            throw Account.unprocessable("Name has already been taken");
        }
    }

    Answer create(Request request) throws SQLException {
        account.tokens().require(request, "create_branch");
        Database database = account.database(request);
        JsonNode wanted = request.json();
        check(database, wanted);
        Branch parent = account.branch(database, text(wanted, "parent_branch").orElse(database.defaultBranch()))
                .orElseThrow(ServiceTokens::notFound);
        Optional<Backup> past = sources.of(request, wanted, parent);

        String id = Account.newId();
        String stored = past.isPresent()
                ? account.engine().copy(past.get().stored(), id)
                : account.engine().child(parent.stored(), id);
        boolean isOrphan = past.isPresent() && text(wanted, "parent_branch").isEmpty() && !wanted.has("seed_data");
        Branch branch = new Branch(
                id,
                database,
                wanted.path("name").asText(),
                isOrphan ? Optional.empty() : Optional.of(parent.id()),
                past.map(Backup::branchId),
                false,
                wanted.path("deletion_protected").asBoolean(),
                stored,
                size(wanted, parent),
                account.clock().now(),
                Birth.of(
                        request,
                        account.options().readyAfter(),
                        account.options().notFoundFirst()));
        account.branches.put(id, branch);
        return Answer.json(201, account.json(branch));
    }

    private void check(Database database, JsonNode wanted) {
        if (!database.isReady()) {
            throw Account.unprocessable("Database is still initializing");
        }
        requireFree(account, database, wanted.path("name").asText());
        if (account.isAtLimit(database) || database.has(Database.AT_BRANCH_LIMIT)) {
            throw Account.unprocessable("Development branch limit reached");
        }
        if (text(wanted, "region")
                .filter(region -> !region.equals(Shapes.REGION))
                .isPresent()) {
            throw Account.unprocessable(
                    database.has(Database.ONE_REGION)
                            ? "Branches of this database have to be in its region"
                            : "Region is invalid");
        }
    }

    /** From a production branch with its data one gets the same size. */
    private static String size(JsonNode wanted, Branch parent) {
        if (wanted.has("seed_data")) {
            return parent.size();
        }
        return text(wanted, "cluster_size")
                .or(() -> text(wanted, "cluster_name"))
                .orElse("PS_DEV");
    }

    static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field).asText("")).filter(text -> !text.isEmpty() && !text.equals("null"));
    }
}

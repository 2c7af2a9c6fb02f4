package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import java.sql.SQLException;

/** The calls about databases. Thread-safe. */
final class Databases {

    static final String ALL = "/v1/organizations/{organization}/databases";
    static final String ONE = ALL + "/{database}";
    private static final String[] READ = {
        "read_database",
        "write_database",
        "delete_database",
        "read_branch",
        "create_branch",
        "delete_branch",
        "connect_branch",
        "connect_production_branch",
        "restore_backup",
        "read_backups",
        "write_backups"
    };

    private final Account account;

    Databases(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add("GET", ALL, request -> {
            account.tokens().require(request, READ);
            account.requireOrganization(request);
            return Lists.answer(
                    request,
                    account.databases.values().stream().map(account::json).toList());
        });
        routes.add("POST", ALL, request -> account.write(() -> create(request)));
        routes.add("GET", ONE, request -> {
            account.tokens().require(request, READ);
            return Answer.json(200, account.json(account.database(request)));
        });
        routes.add("PATCH", ONE, request -> account.write(() -> update(request)));
        routes.add("DELETE", ONE, request -> account.write(() -> delete(request)));
    }

    private Answer create(Request request) throws SQLException {
        account.tokens().require(request, "create_databases");
        account.requireOrganization(request);
        JsonNode wanted = request.json();
        String name = wanted.path("name").asText();
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,62}") || account.databases.containsKey(name)) {
            throw Account.unprocessable("Name has already been taken or is invalid");
        }
        if (!wanted.path("kind").asText("mysql").equals(account.engine().kind())) {
            throw Account.unprocessable(
                    "the emulator was started for the kind " + account.engine().kind());
        }
        Birth birth = Birth.of(request, account.options().readyAfter(), 0);
        return Answer.json(201, account.json(account.create(name, birth)));
    }

    private Answer update(Request request) {
        account.tokens().require(request, "write_database");
        Database database = account.database(request);
        JsonNode wanted = request.json();
        for (String flag : new String[] {Database.DATA_BRANCHING, Database.ONE_REGION, Database.PROTECTED}) {
            if (wanted.has(flag)) {
                database.set(flag, wanted.path(flag).asBoolean());
            }
        }
        if (wanted.has("default_branch")) {
            String name = wanted.path("default_branch").asText();
            account.branch(database, name).orElseThrow(ServiceTokens::notFound);
            database.setDefaultBranch(name);
        }
        return Answer.json(200, account.json(database));
    }

    private Answer delete(Request request) throws SQLException {
        account.tokens().require(request, "delete_database");
        Database database = account.database(request);
        if (database.has(Database.PROTECTED)) {
            throw Account.unprocessable("The database is protected from deletion.");
        }
        account.databases.remove(database.name());
        for (Branch branch : account.branches(database)) {
            account.remove(branch);
        }
        return Answer.empty(204);
    }
}

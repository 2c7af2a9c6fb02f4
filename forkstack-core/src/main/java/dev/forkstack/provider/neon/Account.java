package dev.forkstack.provider.neon;

import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Which database of a branch an application uses, and as whom. Immutable. */
record Account(String database, String role) {

    /**
     * As configured; what is not is the one that there is.
     *
     * @throws ForkStackException {@code CONFIGURATION} with the names that there are, if none is configured and not just
     *     one is there, or another is configured
     */
    static Account of(NeonApi api, NeonSettings.Login login, String branchId, String branch) {
        if (login.database().isPresent() && login.role().isPresent()) {
            return new Account(login.database().get(), login.role().get());
        }
        return choose(login, api.databases(branchId, branch), branch);
    }

    static Account choose(NeonSettings.Login login, List<Json> databases, String branch) {
        List<Json> fitting = databases.stream()
                .filter(json -> login.database().map(json.text("name")::equals).orElse(true))
                .toList();
        if (fitting.size() != 1) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    login.database()
                            .map(name -> "The Neon branch " + branch + " has no database " + name
                                    + ", which the setting database.database names.")
                            .orElse("The Neon branch " + branch + " has " + databases.size()
                                    + " databases, and nothing says which is meant."),
                    databases.isEmpty()
                            ? "Make a database in it first."
                            : "Set database.database to one of: "
                                    + databases.stream()
                                            .map(json -> json.text("name"))
                                            .sorted()
                                            .collect(Collectors.joining(", "))
                                    + ".");
        }
        return new Account(
                fitting.get(0).text("name"),
                login.role().orElseGet(() -> fitting.get(0).text("owner_name")));
    }
}

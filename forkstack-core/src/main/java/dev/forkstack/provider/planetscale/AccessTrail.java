package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Answer;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.JsonApi;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Optional;

/**
 * What is behind a 404 or a 403: PlanetScale says "not found" of what is not there and of what the token may not do, and does
 * not say of which part of an address. So each part is asked for by itself. Thread-safe.
 */
record AccessTrail(JsonApi api, String organization, String database) {

    /**
     * @param needed what the token has to be allowed for what was asked
     * @param branch on the way to it, where there is one
     */
    ForkStackException reason(Answer refused, Access needed, Optional<String> branch) {
        if (!sees("show database " + database, "organizations", organization, "databases", database)) {
            return sees("show organization " + organization, "organizations", organization)
                    ? missing(
                            refused,
                            "Organization " + organization + " is there; its database " + database
                                    + " is not, or the token has no access to it.",
                            "Check the setting database.database, and that the service token has accesses for that"
                                    + " database (" + Access.READ_DATABASE + " and " + needed + ", among others).")
                    : missing(
                            refused,
                            "Neither organization " + organization + " nor its database " + database
                                    + " is to be seen: a name is wrong, the token belongs to another organization, or it"
                                    + " lacks " + Access.READ_ORGANIZATION + " and every access to the database.",
                            "Check the settings database.organization and database.database, and the service token's"
                                    + " accesses (organization settings at PlanetScale, Service tokens).");
        }
        if (branch.isPresent() && !sees("show branch " + branch.get(), branch(branch.get()))) {
            return sees("list branches", "organizations", organization, "databases", database, "branches")
                    ? missing(
                            refused,
                            "The database is there; its branch " + branch.get() + " is not.",
                            "Look what there is (make envs-list), then run the command again.")
                    : lacking(refused, Access.READ_BRANCH);
        }
        return lacking(refused, needed);
    }

    private String[] branch(String name) {
        return new String[] {"organizations", organization, "databases", database, "branches", name};
    }

    private boolean sees(String purpose, String... path) {
        return api.call(ApiRequest.get(purpose, path).accepting(403, 404)).isSuccess();
    }

    private ForkStackException lacking(Answer refused, Access access) {
        return new ForkStackException(
                Kind.UNAUTHORIZED,
                refused.failure().getMessage()
                        + " Everything on the way to it is there, so what is missing is an access"
                        + " of the service token: " + access + ".",
                "Give the service token that access for database " + database
                        + " (organization settings at PlanetScale, Service tokens), then run the command again.",
                refused.failure());
    }

    private static ForkStackException missing(Answer refused, String fact, String remedy) {
        return new ForkStackException(
                Kind.NOT_FOUND, refused.failure().getMessage() + " " + fact, remedy, refused.failure());
    }
}

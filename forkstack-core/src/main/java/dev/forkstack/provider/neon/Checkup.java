package dev.forkstack.provider.neon;

import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@code doctor} asks Neon: only reads. Immutable. */
record Checkup(NeonApi api, NeonSettings settings, Supplier<Branches> look) {

    private static final String PERSONAL = "api_key_user";
    /** So many more environments, and then no more. */
    private static final int FEW = 2;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            Json project = api.project();
            findings.add(Finding.ok("Neon project " + settings.project()
                    + project.find("name").map(name -> ", " + name).orElse("")));
            findings.add(Finding.looked(this::key));
            Branches all = look.get();
            findings.add(Finding.looked(() -> count(all, project)));
            all.superseded().forEach(branch -> findings.add(leftover(branch)));
            Branch production = all.production().map(Branch::readable).orElseThrow(NeonApi::noDefault);
            findings.add(source(production));
            findings.add(Finding.looked(() -> account(production)));
        } catch (ForkStackException e) {
            findings.add(Finding.problem(e)); // everything else would say the same
        }
        return findings;
    }

    /** The service tells a personal key from an organization's; of a project's own key it does not say that it is one. */
    private Finding key() {
        try {
            return api.key().find("auth_method").filter(PERSONAL::equals).isPresent()
                    ? Finding.warning(
                            "the Neon key is a personal one: it opens everything that this person may",
                            "Make a project-scoped key for " + settings.project()
                                    + " (the organization's settings at Neon, API keys).")
                    : Finding.ok("the Neon key is no personal one");
        } catch (ForkStackException e) {
            if (e.leavesOutcomeOpen()) {
                throw e;
            }
            return Finding.ok("the Neon key may not ask whose it is, which nothing needs");
        }
    }

    private Finding count(Branches all, Json project) {
        int standing = all.all().size();
        Optional<Integer> limit = project.find("owner", "branches_limit")
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::valueOf);
        String fact = standing + " branches in the Neon project"
                + limit.map(most -> ", of " + most + " that it can have").orElse("");
        return limit.filter(most -> standing + FEW >= most).isPresent()
                ? Finding.warning(fact, "Delete environments that nobody needs (make envs-list).")
                : Finding.ok(fact);
    }

    private Finding source(Branch production) {
        if (production.expires().isPresent()) {
            return Finding.problem(
                    "the Neon branch " + production.name() + " expires at "
                            + production.expires().get() + ", and Neon makes no branch of one that expires",
                    "Take its expiry away at Neon, or name another branch as database.prod.");
        }
        return Finding.ok("Neon branch " + production.name()
                + (production.flags().isProtected()
                        ? ", protected: every role of a fork gets a new password"
                        : ", not protected: a fork's other roles keep production's passwords"));
    }

    private Finding account(Branch production) {
        Account account = Account.of(api, settings.login(), production.id(), production.name());
        return Finding.ok("Neon database " + account.database() + " as role " + account.role());
    }

    private static Finding leftover(Branch branch) {
        return Finding.warning(
                "the Neon branch " + branch.name() + " was overtaken by another run and stands for nothing",
                "Delete it at Neon.");
    }
}

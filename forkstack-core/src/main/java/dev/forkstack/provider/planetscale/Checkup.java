package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.spi.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} asks PlanetScale: only reads. Immutable. */
record Checkup(
        PlanetScaleSettings settings,
        KnownDatabase known,
        BranchFinder finder,
        Preflight preflight,
        BranchMarks marks,
        Clock clock) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            Json database = known.look();
            findings.add(Finding.ok("PlanetScale database " + settings.organization() + "/" + settings.database() + ", "
                    + known.engine().title()));
            Branches all = finder.look();
            findings.add(count(database, all));
            all.superseded().stream()
                    .flatMap(branch -> BranchRemoval.refusal(branch, all).stream())
                    .forEach(refusal -> findings.add(leftover(refusal)));
            all.promoted().stream()
                    .filter(branch -> all.isStaged(branch)
                            || marks.read(branch, Mark.State.READY).isPresent())
                    .forEach(branch -> findings.add(promoted(branch)));
            Branch production = all.production().orElseThrow(() -> Branches.gone(known.defaultBranch()));
            findings.add(Finding.looked(() -> content(database, production)));
        } catch (ForkStackException e) {
            findings.add(Finding.problem(e)); // everything else would say the same
        }
        return findings;
    }

    private Finding count(Json database, Branches all) {
        long ours = all.ofProject().size();
        int count = all.all().size();
        String fact = count + (count == 1 ? " branch" : " branches") + " in the PlanetScale database, " + ours
                + " of this project; each is billed as long as it stands";
        return database.isTrue("at_development_branch_usage_limit")
                ? Finding.warning(
                        fact + "; no more development branches fit",
                        "Delete environments that nobody needs (make envs-list).")
                : Finding.ok(fact);
    }

    /** What a new environment would have, or all that stands against it. */
    private Finding content(Json database, Branch production) {
        Content content = preflight.check(database, production, Optional.empty());
        return Finding.ok(
                "a fork of PlanetScale branch " + production.name() + " will have " + content.words(clock.instant()));
    }

    /** No list of environments has it. */
    private Finding promoted(Branch branch) {
        return Finding.warning(
                "the PlanetScale branch " + branch.name()
                        + " was made for an environment and is a production branch: billed,"
                        + " and never deleted by Fork Stack",
                "Delete it at PlanetScale, or make it a development branch there (pscale branch demote "
                        + settings.database() + " " + branch.name() + ").");
    }

    /** What cannot be swept. */
    private static Finding leftover(ForkStackException refusal) {
        return Finding.warning(
                "overtaken by another run, and billed for nothing: " + refusal.getMessage(), refusal.remedy());
    }
}

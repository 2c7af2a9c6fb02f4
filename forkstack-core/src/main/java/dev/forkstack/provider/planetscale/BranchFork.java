package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes a branch, waits until PlanetScale calls it ready, and marks it. What will be copied, and that it is billed, is said
 * before anything is made. Thread-safe.
 *
 * @param patience for what takes minutes there: a restored backup
 */
record BranchFork(
        PlanetScaleApi api,
        Preflight preflight,
        BranchFinder finder,
        BranchMarks marks,
        LoginProof proof,
        Waiting waiting,
        Waiting patience,
        ProgressListener progress,
        Clock clock) {

    Resource make(Plan plan) {
        Branches all = finder.look();
        String name = all.names().staging(plan.name(), plan.mark().at());
        Branch source = source(plan, all);
        Optional<Branch> standing = all.of(plan.name());
        if (standing.isPresent()) {
            return completed(standing.get(), plan.mark(), all);
        }
        Content content = preflight.check(source, plan.mark().at());
        proof.prepare();
        String title = all.names().of(plan.name());
        progress.note(
                "PlanetScale branch " + title + " will have " + content.words(clock.instant()) + "; " + content.bill());
        long begin = System.nanoTime();
        BranchRequest request = new BranchRequest(api, finder::look, name, content);
        BranchRequest.Outcome outcome = waiting.until("the name " + title + " to be free", request::send);
        if (!outcome.isOurs()) {
            return completed(outcome.branch(), plan.mark(), finder.look());
        }
        finder.begin(outcome.branch(), plan.mark());
        Resource made = marked(outcome.branch(), false, title, plan.mark());
        progress.finished(
                "database " + title,
                "has " + content.words(clock.instant()) + "; " + content.bill(),
                Duration.ofNanos(System.nanoTime() - begin));
        return made;
    }

    /** What stands is taken only if it is this environment's; and if another run has finished it, as that has left it. */
    private Resource completed(Branch branch, Mark mark, Branches all) {
        Resource standing = finder.resource(branch, all);
        Mark found = Ownership.claimFor(mark, standing);
        refuseOtherInstant(found, mark);
        if (found.state() == Mark.State.READY) {
            return standing;
        }
        preflight.refuseOther(branch, all.title(branch), mark.env());
        long begin = System.nanoTime();
        proof.prepare();
        Resource made = marked(branch, all.byId(branch.id()).isPresent(), all.title(branch), mark);
        progress.finished(
                "database " + all.title(branch),
                "completed as it was begun, " + (branch.isRestored() ? "with" : "without") + " rows",
                Duration.ofNanos(System.nanoTime() - begin));
        return made;
    }

    /** @param isKnown whether it has been among all branches already: a new one may be unknown for a moment */
    private Resource marked(Branch begun, boolean isKnown, String title, Mark mark) {
        AtomicBoolean seen = new AtomicBoolean(isKnown);
        Branches all = patience.until(
                "PlanetScale to call branch " + title + " ready",
                () -> {
                    Branches now = finder.look();
                    Optional<Branch> standing = now.byId(begun.id());
                    if (standing.isEmpty() && seen.get()) {
                        throw Branches.gone(title);
                    }
                    standing.ifPresent(found -> seen.set(true));
                    return standing.filter(Branch::isReady).map(ready -> now);
                },
                () -> finder.leave(begun));
        Branch ready = all.byId(begun.id()).orElseThrow();
        refuseProduction(ready);
        if (all.isStaged(ready)) { // else another run has finished it meanwhile, which may be a colleague's
            marks.begin(ready, mark);
        }
        Resource made = finder.resource(ready, all);
        Ownership.claimFor(mark, made);
        return made;
    }

    private static void refuseOtherInstant(Mark found, Mark mark) {
        if (!found.at().equals(mark.at())) {
            throw new ForkStackException(
                    Kind.ALREADY_EXISTS,
                    "Environment " + mark.env() + " was begun at PlanetScale as of "
                            + found.at().map(Object::toString).orElse("when it was made") + ", not as of "
                            + mark.at().map(Object::toString).orElse("now") + ".",
                    "Delete it first (make envs-delete " + mark.env() + "), or choose another name.");
        }
    }

    private static void refuseProduction(Branch branch) {
        if (branch.isProduction()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "PlanetScale has made branch " + branch.name()
                            + " a production branch, which Fork Stack neither uses nor deletes.",
                    "Delete it at PlanetScale, or make it a development branch there (pscale branch demote).");
        }
    }

    private static Branch source(Plan plan, Branches all) {
        Resource source = plan.source()
                .orElseThrow(() -> new ForkStackException(
                        Kind.CONFIGURATION,
                        "An environment at PlanetScale is forked from another, and none was named for " + plan.name()
                                + ".",
                        "Name the source: FROM=prod."));
        return all.byId(source.id()).orElseThrow(() -> Branches.gone(source.name()));
    }
}

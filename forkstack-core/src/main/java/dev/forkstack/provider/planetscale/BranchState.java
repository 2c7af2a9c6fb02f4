package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Answer;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import java.util.Optional;

/** Changes whose a branch is and how far it has come: the first stands in a password's name, the second in its own. Thread-safe. */
record BranchState(PlanetScaleApi api, BranchNames names, BranchFinder finder, BranchMarks marks) {

    Resource replace(Owned owned, Mark mark) {
        Branches all = finder.look();
        Branch branch = all.byId(owned.resource().id())
                .orElseThrow(() -> Branches.gone(owned.resource().name()));
        all.refuseProduction(branch);
        marks.write(branch, mark);
        String name = mark.state() == Mark.State.READY ? names.of(mark.env()) : names.staging(mark.env(), mark.at());
        if (!branch.name().equals(name)) {
            rename(branch, name);
        }
        return named(branch, name);
    }

    /** The name says it by now, whatever comes of the look: so a look that fails leaves open what stands there. */
    private Resource named(Branch branch, String name) {
        try {
            Branches now = finder.look();
            Optional<Branch> standing = now.byId(branch.id());
            if (standing.isPresent()) {
                return finder.resource(standing.get(), now);
            }
        } catch (ForkStackException e) {
            throw e.leavesOutcomeOpen() ? e : new ForkStackException(Kind.UNAVAILABLE, e.getMessage(), e.remedy(), e);
        }
        throw Branches.gone(name);
    }

    private void rename(Branch branch, String name) {
        try {
            Answer answer = api.rename(branch.name(), name);
            if (!answer.isSuccess() && !isNamed(branch, name)) {
                throw finder.look().named(name).isPresent() ? taken(name, answer) : answer.failure();
            }
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen() && e.kind() != Kind.NOT_FOUND
                    || !Uninterrupted.run(() -> isNamed(branch, name))) {
                throw e;
            }
        }
    }

    private boolean isNamed(Branch branch, String name) {
        return finder.look()
                .byId(branch.id())
                .filter(now -> now.name().equals(name))
                .isPresent();
    }

    private static ForkStackException taken(String name, Answer answer) {
        return new ForkStackException(
                Kind.ALREADY_EXISTS,
                "Meanwhile another branch " + name + " has come to stand at PlanetScale.",
                "Run the command again: it uses that branch if Fork Stack made it for this environment, and says what to"
                        + " do if not.",
                answer.failure());
    }
}

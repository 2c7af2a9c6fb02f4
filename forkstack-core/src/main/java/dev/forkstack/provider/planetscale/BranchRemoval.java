package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Answer;
import dev.forkstack.http.CarefulDeletion;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes branches, and with each its passwords or roles. Never production, nor what others were made of. Thread-safe. */
record BranchRemoval(
        PlanetScaleApi api, BranchFinder finder, Logins logins, Waiting waiting, ProgressListener progress) {

    /**
     * Removes what was ours when it was looked at; and before that what would be taken for it once it is gone.
     *
     * @throws ForkStackException {@code ALREADY_EXISTS} if it was unfinished then, and another run has finished it
     */
    void remove(Owned owned) {
        Branches all = finder.look();
        removeOvertaken(all);
        Optional<Branch> standing = all.byId(owned.resource().id());
        standing.ifPresent(branch -> {
            if (owned.mark().state() == Mark.State.FILLING && !all.isStaged(branch)) {
                throw finished(branch);
            }
            remove(branch, all);
        });
        logins.forget(owned.resource().id());
    }

    /** Returns when it is gone. */
    private void remove(Branch branch, Branches all) {
        refuse(branch, all);
        logins.forgetting(branch.id(), () -> deleteUntilGone(branch, all));
    }

    /** Returns when it is gone. */
    private void deleteUntilGone(Branch branch, Branches all) {
        new CarefulDeletion(waiting)
                .run(
                        "branch " + all.title(branch),
                        () -> delete(branch),
                        () -> stands(branch).isPresent());
        waiting.until(
                "PlanetScale to remove branch " + all.title(branch),
                () -> Uninterrupted.run(() -> stands(branch)).isPresent() ? Optional.empty() : Optional.of(branch));
    }

    /** It goes by a name, which this branch may have lost since it was looked at; it may be production, or whole, by now. */
    private void delete(Branch branch) {
        Branches all = finder.look();
        Optional<Branch> now = all.byId(branch.id());
        if (now.isEmpty()) {
            return;
        }
        refuse(now.get(), all);
        if (all.isStaged(branch) && !all.isStaged(now.get())) {
            throw finished(now.get());
        }
        try {
            Answer answer = api.delete(now.get().name());
            if (!answer.isSuccess()) {
                throw failure(now.get(), answer);
            }
        } catch (ForkStackException e) {
            // "Not found" may be said of what the token may not do.
            if (e.kind() != Kind.NOT_FOUND || stands(branch).isPresent()) {
                throw e;
            }
        }
    }

    private Optional<Branch> stands(Branch branch) {
        return finder.look().byId(branch.id());
    }

    private static ForkStackException finished(Branch branch) {
        return new ForkStackException(
                Kind.ALREADY_EXISTS,
                "Another run has meanwhile finished the PlanetScale branch " + branch.name()
                        + ", so it is not deleted.",
                "Run the command again, if that branch is to go or to be used.");
    }

    private static void refuse(Branch branch, Branches all) {
        refusal(branch, all).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Why it is not deleted, if it is not. */
    static Optional<ForkStackException> refusal(Branch branch, Branches all) {
        Set<String> dependants = all.dependants(branch);
        if (all.isProduction(branch)) {
            return refused(branch, "is production", "Choose another environment.");
        }
        if (branch.isProtected()) {
            return refused(
                    branch,
                    "is protected from deletion",
                    "Take the protection away in its settings at PlanetScale, then run it again.");
        }
        return dependants.isEmpty()
                ? Optional.empty()
                : refused(
                        branch,
                        "was branched into " + dependants.stream().sorted().collect(Collectors.joining(", ")),
                        "Delete these first.");
    }

    private static Optional<ForkStackException> refused(Branch branch, String why, String remedy) {
        return Optional.of(new ForkStackException(
                Kind.REJECTED, "The PlanetScale branch " + branch.name() + " is not deleted: it " + why + ".", remedy));
    }

    private ForkStackException failure(Branch branch, Answer answer) {
        Branches all = finder.look();
        all.byId(branch.id()).ifPresent(now -> refuse(now, all));
        return answer.failure();
    }

    /** What can never be finished, as another run's branch has the name; and what this home holds of branches that are gone. */
    void sweep() {
        Set<String> held = logins.held();
        Branches all = finder.look();
        removeOvertaken(all);
        logins.forgetGone(held, all.all().stream().map(Branch::id).collect(Collectors.toSet()));
    }

    /** One that has to stay is no reason to leave the others, nor what a command is about. */
    private void removeOvertaken(Branches all) {
        for (Branch branch : all.superseded()) {
            try {
                remove(branch, all);
                progress.note("removed branch " + branch.name() + ", which another run had overtaken");
            } catch (ForkStackException e) {
                if (e.leavesOutcomeOpen()) {
                    throw e;
                }
                progress.warning(e.getMessage() + " " + e.remedy());
            }
        }
    }

    /** What a sweep would remove, by name. */
    List<String> overtaken() {
        Branches all = finder.look();
        return all.superseded().stream()
                .filter(branch -> refusal(branch, all).isEmpty())
                .map(Branch::name)
                .toList();
    }
}

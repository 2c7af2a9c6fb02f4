package dev.forkstack.provider.neon;

import dev.forkstack.http.Answer;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Removes branches, and with each its compute, roles and passwords. Thread-safe. */
record BranchRemoval(NeonApi api, Supplier<Branches> look, Operations operations, ProgressListener progress) {

    /**
     * Removes what was ours when it was looked at.
     *
     * @throws ForkStackException {@code ALREADY_EXISTS} if it was unfinished then, and another run has finished it
     */
    void remove(Owned owned) {
        if (owned.mark().state() == Mark.State.FILLING) {
            look.get().byId(owned.resource().id()).filter(Branch::isReady).ifPresent(finished -> {
                throw new ForkStackException(
                        Kind.ALREADY_EXISTS,
                        "Another run has meanwhile finished the Neon branch " + finished.title()
                                + ", so it is not deleted.",
                        "Run the command again, if that branch is to go or to be used.");
            });
        }
        remove(owned.resource());
    }

    /** By its id, which no other branch ever gets. Returns when it is gone. */
    private void remove(Resource branch) {
        try {
            Answer answer = api.delete(branch.id(), branch.name());
            if (answer.isSuccess()) {
                operations.await("branch " + branch.name(), answer.json());
            } else if (!answer.is(404)) {
                refuse(branch, answer);
            }
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()
                    || Uninterrupted.run(look).byId(branch.id()).isPresent()) {
                throw e;
            }
        }
    }

    private void refuse(Resource branch, Answer answer) {
        Branches all = look.get();
        all.byId(branch.id()).ifPresent(standing -> {
            throw refusal(standing, all.resource(standing), answer);
        });
    }

    /** What can never be finished, as another run's branch has the name. */
    void sweep() {
        Branches all = look.get();
        all.superseded().forEach(branch -> {
            remove(all.resource(branch));
            progress.note("removed branch " + branch.name() + ", which another run had overtaken");
        });
    }

    /** Neon's code and words for these are not documented, so what stands tells why. */
    private static ForkStackException refusal(Branch branch, Resource resource, Answer answer) {
        if (!resource.dependants().isEmpty()) {
            return refused(
                    branch,
                    "was branched into "
                            + resource.dependants().stream().sorted().collect(Collectors.joining(", ")),
                    "Delete these first.",
                    answer);
        }
        if (branch.flags().isProtected()) {
            return refused(
                    branch,
                    "is protected",
                    "Take the protection away in its settings at Neon, then run it again.",
                    answer);
        }
        if (branch.flags().isDefault()) {
            return refused(
                    branch,
                    "is the project's default branch",
                    "Make another one the default at Neon, then run it again.",
                    answer);
        }
        return answer.failure();
    }

    private static ForkStackException refused(Branch branch, String why, String remedy, Answer answer) {
        return new ForkStackException(
                Kind.REJECTED,
                "Neon does not delete branch " + branch.title() + ": it " + why + ".",
                remedy,
                answer.failure());
    }
}

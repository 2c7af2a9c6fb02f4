package dev.forkstack.provider.neon;

import dev.forkstack.http.Answer;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Removes branches, and with each its compute, roles and passwords. Thread-safe. */
record BranchRemoval(NeonApi api, Supplier<Branches> look, Operations operations, ProgressListener progress) {

    /** By its id, which no other branch ever gets. Returns when it is gone. */
    void remove(Resource branch) {
        Answer answer = api.delete(branch.id(), branch.name());
        if (answer.is(404)) {
            return;
        }
        if (!answer.isSuccess()) {
            Branches all = look.get();
            Optional<Branch> standing = all.byId(branch.id());
            if (standing.isPresent()) {
                throw refusal(standing.get(), all.resource(standing.get()), answer);
            }
            return;
        }
        operations.await("branch " + branch.name(), answer.json());
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

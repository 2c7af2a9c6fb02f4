package dev.forkstack.provider.neon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.http.Answer;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes what a mark says of how far a branch has come. Neon takes an annotation in the call that makes a branch and has
 * none that changes it, so everything else stays as it was written, and nothing can be taken over. Thread-safe.
 */
record BranchMark(NeonApi api, Supplier<Branches> look, Operations operations) {

    Resource replace(Owned owned, Mark mark) {
        Branches all = look.get();
        Branch branch = all.byId(owned.resource().id())
                .orElseThrow(() -> NeonApi.gone(owned.resource().name()));
        if (branch.mark().isEmpty()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The Neon branch " + branch.name()
                            + " cannot be taken over: Neon takes a mark only in the call that" + " makes a branch.",
                    "Choose another environment name, or rename or delete that branch at Neon.");
        }
        boolean isReady = mark.state() == Mark.State.READY;
        return branch.isReady() == isReady
                ? all.resource(branch)
                : all.resource(renamed(
                        branch,
                        isReady ? all.names().of(mark.env()) : all.names().staging(mark.env())));
    }

    private Branch renamed(Branch branch, String name) {
        Answer answer = api.change(
                branch.id(),
                "name branch " + branch.name() + " " + name,
                JsonNodeFactory.instance.objectNode().put("name", name));
        if (answer.is(404)) {
            throw NeonApi.gone(branch.title());
        }
        if (answer.is(409)) {
            throw taken(name, answer);
        }
        operations.await("branch " + name, answer.json());
        Branch now = Branch.made(answer.json().object("branch"), branch.mark().orElseThrow());
        if (!now.name().equals(name)) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Neon did not name branch " + branch.name() + " " + name + ".",
                    "Run the command again; it goes on from what stands.");
        }
        return now;
    }

    /** Between our look at the names and this, somebody made another. */
    private ForkStackException taken(String name, Answer answer) {
        Optional<Branch> other = look.get().all().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst();
        boolean isOurs = other.flatMap(Branch::mark).isPresent();
        return new ForkStackException(
                Kind.ALREADY_EXISTS,
                "Meanwhile another branch " + name + " has come to stand"
                        + (isOurs ? ", made by another run." : ", which Fork Stack did not make."),
                isOurs
                        ? "Run the command again to use it."
                        : "Choose another environment name, or rename or delete that branch at Neon.",
                answer.failure());
    }
}

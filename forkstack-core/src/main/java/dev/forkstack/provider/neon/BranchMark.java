package dev.forkstack.provider.neon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.http.Answer;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import java.util.Optional;

/**
 * Changes what a mark says of how far a branch has come. Neon takes an annotation in the call that makes a branch and has
 * none that changes it, so everything else stays as it was written, and nothing can be taken over. Thread-safe.
 */
record BranchMark(NeonApi api, NeonNames names, Operations operations) {

    Resource replace(Owned owned, Mark mark) {
        Resource before = owned.resource();
        if (before.mark().isEmpty()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The Neon branch " + before.name()
                            + " cannot be taken over: Neon takes a mark only in the call that" + " makes a branch.",
                    "Choose another environment name, or rename or delete that branch at Neon.");
        }
        if (owned.mark().state() == mark.state()) {
            return before;
        }
        Branch now = renamed(
                before,
                mark.state() == Mark.State.READY ? names.of(mark.env()) : names.staging(mark.env()),
                owned.mark());
        if (!now.id().equals(before.id())) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Neon was to name the branch " + before.id() + ", and answered with the branch " + now.id() + ".",
                    "Run the command again; it looks what stands.");
        }
        return new Resource(
                before.kind(),
                now.title(),
                now.id(),
                now.mark(),
                before.parent(),
                before.created(),
                before.dependants());
    }

    private Branch renamed(Resource branch, String name, Mark written) {
        try {
            Answer answer = api.change(
                    branch.id(),
                    "name a branch " + name,
                    JsonNodeFactory.instance.objectNode().put("name", name));
            if (answer.is(404)) {
                throw NeonApi.gone(branch.name());
            }
            if (answer.is(409)) {
                throw taken(name, answer);
            }
            operations.await("branch " + name, answer.json());
            return Branch.made(answer.json().object("branch"), written);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw e;
            }
            return Uninterrupted.run(() -> standing(branch.id(), name)).orElseThrow(() -> e);
        }
    }

    private Optional<Branch> standing(String id, String name) {
        return api.branches().stream()
                .filter(branch -> branch.id().equals(id) && branch.name().equals(name))
                .findFirst();
    }

    /** Since our look at the names, somebody has made another; nobody can tell whether that was a run like this one. */
    private static ForkStackException taken(String name, Answer answer) {
        return new ForkStackException(
                Kind.ALREADY_EXISTS,
                "Meanwhile another branch " + name + " has come to stand at Neon.",
                "Run the command again: it uses that branch if Fork Stack made it for this environment, and says what to"
                        + " do if not.",
                answer.failure());
    }
}

package dev.forkstack.provider.neon;

import dev.forkstack.http.Answer;
import dev.forkstack.model.ForkStackException;
import java.util.Optional;

/** The computes through which branches are reached. Thread-safe. */
record Computes(NeonApi api, Operations operations) {

    /** The one that writes; it is made where it is missing, since without it nobody gets at the branch. */
    Endpoint of(String branchId, String branch) {
        return standing(branchId).orElseGet(() -> made(branchId, branch));
    }

    private Endpoint made(String branchId, String branch) {
        try {
            Answer answer = api.createEndpoint(branchId, branch);
            if (answer.is(404)) {
                throw NeonApi.gone(branch);
            }
            if (answer.isSuccess()) {
                operations.await("branch " + branch, answer.json());
                Endpoint made = Endpoint.of(answer.json().object("endpoint"));
                if (!made.isWriterOf(branchId)) {
                    throw answer.json().malformed("tells of another branch's compute");
                }
                return made;
            }
            return standing(branchId).orElseThrow(answer::failure);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return standing(branchId).orElseThrow(() -> e);
        }
    }

    private Optional<Endpoint> standing(String branchId) {
        return api.endpoints(branchId).stream()
                .filter(endpoint -> endpoint.isWriterOf(branchId))
                .findFirst();
    }
}

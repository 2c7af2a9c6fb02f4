package dev.forkstack.provider.neon;

import dev.forkstack.http.Json;
import dev.forkstack.http.Waiting;
import java.util.List;
import java.util.Optional;

/** Waits for what Neon does in the background: until then no other write is taken, and nothing is usable. Thread-safe. */
record Operations(NeonApi api, Waiting waiting) {

    /** All that an answer tells of. @param what is done, such as {@code branch app-alice} */
    void await(String what, Json answer) {
        if (answer.at("operations").isPresent()) {
            answer.list("operations").stream().map(Operation::of).forEach(begun -> await(what, begun));
        }
    }

    /** All that is under way at a branch, whoever began it. */
    void awaitAll(Branch branch) {
        waiting.until("Neon to end what it does to branch " + branch.title(), () -> {
            List<Operation> all = api.operations();
            boolean isBusy = all.stream()
                    .filter(operation -> operation.branchId().equals(Optional.of(branch.id())))
                    .anyMatch(Operation::isUnderWay);
            return isBusy ? Optional.empty() : Optional.of(branch);
        });
    }

    private void await(String what, Operation begun) {
        if (!begun.hasEndedWell()) {
            waiting.until(
                    "Neon to end " + begun.action() + " of " + what,
                    () -> Optional.of(api.operation(begun.id())).filter(Operation::hasEndedWell));
        }
    }
}

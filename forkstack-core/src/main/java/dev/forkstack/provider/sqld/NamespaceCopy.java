package dev.forkstack.provider.sqld;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.provider.libsql.MarkTable;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Copies a namespace: records that it will be there, looks that nothing is, copies. Thread-safe. */
record NamespaceCopy(
        AdminApi admin, NamespacePlane plane, Registry registry, NamespaceRemoval removal, ProgressListener progress) {

    /** Where the mark of what this run has made is to be written; empty if another one was quicker. */
    Optional<MarkTable> make(String name, String source, Mark claim) {
        return claimed(name, source, claim)
                .or(() -> isFreed(name, source, claim) ? claimed(name, source, claim) : Optional.empty());
    }

    /** Copies under this claim; where something is in the way, what stood in the record before stands there again. */
    private Optional<MarkTable> claimed(String name, String source, Mark claim) {
        Optional<Mark> before = registry.claim(name, claim);
        // The server would destroy what is there and not in memory: this look is what loads it.
        boolean isFree = withdrawnOnFailure(name, claim, before, e -> true, () -> admin.config(name))
                .isEmpty();
        Optional<MarkTable> copy = isFree
                // While it is open whether it stands, the claim stays for what comes to stand later.
                ? withdrawnOnFailure(name, claim, before, e -> !e.leavesOutcomeOpen(), () -> copy(name, source, claim))
                : Optional.empty();
        if (copy.isEmpty()) {
            withdraw(name, claim, before);
        }
        return copy;
    }

    private Optional<MarkTable> copy(String name, String source, Mark claim) {
        progress.started("copying namespace " + source + " in full");
        try {
            return admin.fork(source, name) ? Optional.of(plane.marksOfCopy(name, claim.resource())) : Optional.empty();
        } catch (ForkStackException e) {
            // An answer was lost: it stands, or nothing does. It may be another run's then, whose row stays.
            if (!e.leavesOutcomeOpen() || !stands(name, e)) {
                throw e;
            }
            return Optional.of(plane.marks(name));
        }
    }

    /** Not if that cannot be seen: then it stays open. */
    private boolean stands(String name, ForkStackException failure) {
        try {
            return Uninterrupted.run(() -> admin.config(name)).isPresent();
        } catch (ForkStackException looking) {
            failure.addSuppressed(looking);
            return false;
        }
    }

    /**
     * Whether what was in the way was nothing but what a copy has left that was cut off; and it is gone. Until it is, the
     * record says of it what is no claim: whoever is killed in between must not leave what looks like a copy of this run.
     */
    private boolean isFreed(String name, String source, Mark claim) {
        if (admin.config(name).isPresent()) {
            return false;
        }
        Optional<String> jwtKey = admin.config(source).flatMap(NamespaceConfig::jwtKey);
        Mark noClaim = claim.ready();
        Optional<Mark> before = registry.claim(name, noClaim);
        boolean isFreed = Uninterrupted.run(() -> removal.free(name, jwtKey));
        withdraw(name, noClaim, before);
        return isFreed;
    }

    private <T> T withdrawnOnFailure(
            String name,
            Mark claim,
            Optional<Mark> before,
            Predicate<ForkStackException> isNotDone,
            Supplier<T> action) {
        try {
            return action.get();
        } catch (ForkStackException e) {
            if (isNotDone.test(e)) {
                try {
                    withdraw(name, claim, before);
                } catch (ForkStackException undoing) {
                    e.addSuppressed(undoing);
                }
            }
            throw e;
        }
    }

    private void withdraw(String name, Mark claim, Optional<Mark> before) {
        Uninterrupted.run(() -> {
            registry.withdraw(name, claim, before);
            return name;
        });
    }
}

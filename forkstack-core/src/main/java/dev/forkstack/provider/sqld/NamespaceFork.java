package dev.forkstack.provider.sqld;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.Marking;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a namespace: records that it will be there, looks that nothing is, copies, marks. Whoever is killed in between
 * leaves what the record tells of, and whoever fails has it removed by that. Thread-safe.
 */
record NamespaceFork(
        AdminApi admin, NamespacePlane plane, Registry registry, NamespaceReader reader, ProgressListener progress) {

    private static final int NONCE = 12;

    Resource make(String name, String source, Mark mark) {
        long begin = System.nanoTime();
        plane.refuseUnlessItChooses();
        Optional<Resource> standing = reader.look(name);
        Optional<Mark> claim = standing.isPresent() ? Optional.empty() : copied(name, source, mark.on(newId(name)));
        Resource made = completed(name, claim.or(() -> standing(name).mark()), mark);
        if (claim.isEmpty()) {
            registry.keep(name, made.mark().orElse(mark).filling());
        }
        progress.finished(
                "namespace " + name,
                claim.isPresent() ? "copied in full from " + source : "completed",
                Duration.ofNanos(System.nanoTime() - begin));
        return made;
    }

    /** How the mark of a namespace that stands is replaced. */
    Marking marking(String name) {
        return new Marking(
                NamespacePlane.title(name),
                mark -> NamespaceReader.resource(name, mark),
                (expected, mark) -> plane.marks(name)
                        .write(expected, mark)
                        .orElseThrow(() -> Marking.lost(NamespacePlane.title(name))));
    }

    private Resource completed(String name, Optional<Mark> found, Mark mark) {
        Mark ours = Ownership.claimFor(mark, NamespaceReader.resource(name, found));
        Marking marking = marking(name);
        // Only the record may tell so far; a row that stands there already stays.
        return marking.completed(Optional.of(marking.write().apply(Optional.empty(), ours)), mark);
    }

    private Resource standing(String name) {
        return reader.look(name)
                .orElseThrow(() -> new ForkStackException(
                        Kind.REJECTED,
                        "The libSQL namespace " + name + " was removed meanwhile: another run is at work there.",
                        "Run the command again when that has ended."));
    }

    /** The claim under which this run made it; empty if another one was quicker, whose claim then stands again. */
    private Optional<Mark> copied(String name, String source, Mark ours) {
        Optional<Mark> before = registry.claim(name, ours);
        try {
            // The server would destroy what is there and not in memory: this look is what loads it.
            if (admin.config(name).isEmpty() && copy(name, source)) {
                return Optional.of(ours);
            }
            registry.withdraw(name, ours, before);
            return Optional.empty();
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                withdrawn(name, ours, before, e);
                throw e;
            }
            // The answer was lost: it stands, or nothing does. The claim stays for what comes to stand later.
            if (Uninterrupted.run(() -> admin.config(name)).isEmpty()) {
                throw e;
            }
            return Optional.of(ours);
        }
    }

    private boolean copy(String name, String source) {
        progress.started("copying namespace " + source + " in full");
        return admin.fork(source, name) || isFreed(name, source) && admin.fork(source, name);
    }

    /** Whether what is in the way was nothing but what a copy has left that was cut off; and it is gone. */
    private boolean isFreed(String name, String source) {
        return admin.config(name).isEmpty()
                && admin.free(name, admin.config(source).flatMap(NamespaceConfig::jwtKey))
                && admin.config(name).isEmpty();
    }

    private void withdrawn(String name, Mark ours, Optional<Mark> before, ForkStackException failure) {
        try {
            Uninterrupted.run(() -> {
                registry.withdraw(name, ours, before);
                return name;
            });
        } catch (ForkStackException undoing) {
            failure.addSuppressed(undoing);
        }
    }

    private static String newId(String name) {
        return name + ":" + Secret.random(NONCE).reveal();
    }
}

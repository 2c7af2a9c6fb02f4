package dev.forkstack.provider.sqld;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.MarkTable;
import dev.forkstack.provider.libsql.Marking;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a namespace that is marked, or goes on from what stands. Whoever is killed in between leaves what the record tells
 * of, and whoever fails has it removed by that. Thread-safe.
 */
record NamespaceFork(
        NamespacePlane plane,
        Registry registry,
        NamespaceReader reader,
        NamespaceCopy copies,
        ProgressListener progress) {

    private static final int NONCE = 12;

    Resource make(String name, String source, Mark mark) {
        long begin = System.nanoTime();
        plane.refuseUnlessItChooses();
        Optional<Resource> standing = reader.look(name);
        Mark claim = mark.on(newId(name));
        Optional<MarkTable> copy = standing.isPresent() ? Optional.empty() : copies.make(name, source, claim);
        Resource made = copy.map(table -> completed(name, table, Optional.of(claim), mark))
                .orElseGet(() -> completed(
                        name,
                        plane.marks(name),
                        standing.orElseGet(() -> standing(name)).mark(),
                        mark));
        if (copy.isEmpty()) {
            registry.keep(name, made.mark().orElse(mark).filling());
        }
        progress.finished(
                "namespace " + name,
                copy.isPresent() ? "copied in full from " + source : "completed",
                Duration.ofNanos(System.nanoTime() - begin));
        return made;
    }

    /** How the mark of a namespace that stands is replaced. */
    Marking marking(String name) {
        return new Marking(
                NamespacePlane.title(name),
                mark -> NamespaceReader.resource(name, mark),
                (expected, mark) -> written(name, plane.marks(name), expected, mark));
    }

    private static Mark written(String name, MarkTable table, Optional<Mark> expected, Mark mark) {
        return table.write(expected, mark).orElseThrow(() -> Marking.lost(NamespacePlane.title(name)));
    }

    private Resource completed(String name, MarkTable table, Optional<Mark> found, Mark mark) {
        Mark ours = Ownership.claimFor(mark, NamespaceReader.resource(name, found));
        // Only the record may tell so far; a row that stands there already stays.
        return marking(name).completed(Optional.of(written(name, table, Optional.empty(), ours)), mark);
    }

    private Resource standing(String name) {
        return reader.look(name)
                .orElseThrow(() -> new ForkStackException(
                        Kind.REJECTED,
                        "The libSQL namespace " + name + " was removed meanwhile: another run is at work there.",
                        "Run the command again when that has ended."));
    }

    private static String newId(String name) {
        return name + ":" + Secret.random(NONCE).reveal();
    }
}

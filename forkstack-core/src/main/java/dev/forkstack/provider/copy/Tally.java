package dev.forkstack.provider.copy;

import dev.forkstack.http.Redaction;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Transfer;
import dev.forkstack.model.Transfer.Amount;
import dev.forkstack.provider.bulk.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What has become of each object, in numbers, and told as they grow. Thread-safe. */
final class Tally {

    private static final long BETWEEN_TELLINGS_NANOS = 100_000_000;

    /** So many keys are told, and the rest is a number. */
    private static final int TOLD = 5;

    private final String what;
    private final ProgressListener progress;
    private final Failures failures;
    private final long begin = System.nanoTime();
    private final Set<String> archived = new TreeSet<>();
    private long told = begin;
    private Amount copied = new Amount(0, 0);
    private Amount found = new Amount(0, 0);
    private Amount listed = new Amount(0, 0);
    private boolean isCounted;
    private long changed;
    private long vanished;

    Tally(String what, ProgressListener progress, Failures failures) {
        this.what = what;
        this.progress = progress;
        this.failures = failures;
    }

    synchronized void listed(ObjectEntry entry) {
        listed = plus(listed, entry.size());
    }

    /** All are known now. */
    synchronized void counted() {
        isCounted = true;
    }

    synchronized void found(ObjectEntry entry) {
        found = plus(found, entry.size());
        tell(false);
    }

    synchronized void copied(ObjectEntry entry) {
        copied = plus(copied, entry.size());
        failures.none();
        tell(false);
    }

    synchronized void archived(String key) {
        archived.add(key);
        failures.none();
    }

    synchronized boolean isArchived(String key) {
        return archived.contains(key);
    }

    synchronized void changed() {
        changed++;
    }

    synchronized void vanished() {
        vanished++;
        failures.none();
    }

    void failed(String key, ForkStackException failure) {
        failures.add(key, failure);
    }

    synchronized Copied over() {
        tell(true);
        if (!archived.isEmpty()) {
            progress.warning(archived.size() + (archived.size() == 1 ? " object was" : " objects were")
                    + " left out, because the store has archived them: "
                    + archived.stream().limit(TOLD).map(Redaction::of).collect(Collectors.joining(", "))
                    + (archived.size() > TOLD ? ", …" : "") + ". Restore them first if they are needed.");
        }
        return new Copied(copied, found, archived.size(), changed, vanished);
    }

    private void tell(boolean isOver) {
        long now = System.nanoTime();
        if (isOver || now - told >= BETWEEN_TELLINGS_NANOS) {
            told = now;
            Amount done = new Amount(copied.objects() + found.objects(), copied.bytes() + found.bytes());
            progress.moved(new Transfer(
                    what,
                    done,
                    isCounted ? Optional.of(listed) : Optional.empty(),
                    Duration.ofNanos(now - begin),
                    isOver));
        }
    }

    private static Amount plus(Amount amount, long bytes) {
        return new Amount(amount.objects() + 1, amount.bytes() + bytes);
    }
}

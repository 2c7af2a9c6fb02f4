package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.provider.bulk.Pages;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a target is what its source was listed as. The target is listed in many ranges of keys at the same time, whose bounds
 * are keys that the source has: a page after the other would take as long as some hundred copies. For one thread.
 */
final class Proof {

    /** So many keys a page has. */
    private static final int PAGE = 1_000;

    /** What is listed in more pages has more than one in a range. */
    private static final int MOST_BOUNDS = 1_000;

    private final CopyRun run;
    private final Fingerprint listed = new Fingerprint();
    private final Bounds bounds = new Bounds(PAGE, MOST_BOUNDS);

    Proof(CopyRun run) {
        this.run = run;
    }

    /** What the target is to have, in the order of the keys. */
    void listed(ObjectEntry entry) {
        listed.add(entry);
        bounds.passed(entry.key());
    }

    boolean holds() {
        Pages target = new Pages(run.target(), run.order().targetBucket(), Map.of());
        Fingerprint copied = new Fingerprint();
        String after = "";
        for (String bound : bounds.keys()) {
            add(target, after, Optional.of(bound), copied);
            after = bound;
        }
        add(target, after, Optional.empty(), copied);
        run.crew().await();
        return copied.matches(listed, run.sameness().keepsChecksums());
    }

    private void add(Pages target, String after, Optional<String> last, Fingerprint copied) {
        run.crew().add(() -> {
            Fingerprint range = new Fingerprint();
            target.between(after, last, range::add);
            synchronized (copied) {
                copied.add(range);
            }
        });
    }
}

package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectPage;
import dev.forkstack.http.s3.Objects;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keeps anybody from copying by mistake what takes days and costs a fortune. Thread-safe. */
public record FillLimit(S3Api api, FillSettings settings) {

    /** How much more there is than allowed is worth knowing, but not worth waiting for. */
    private static final long COUNTING_ON_NANOS = 5_000_000_000L;

    /** @throws ForkStackException {@code REJECTED} if there is more to copy than the settings allow */
    public void check(String source) {
        Count count = new Count(source);
        List<String> prefixes = settings.prefixes().isEmpty() ? List.of("") : settings.prefixes();
        boolean isWhole = prefixes.stream().allMatch(count::add);
        if (count.isTooMuch()) {
            throw tooMuch(source, count, isWhole);
        }
    }

    private ForkStackException tooMuch(String source, Count count, boolean isWhole) {
        return new ForkStackException(
                Kind.REJECTED,
                String.format(
                        Locale.ROOT,
                        "Bucket %s has %s%,d objects, %s, to be copied. No more than %,d objects and %s are copied,"
                                + " unless the configuration says so: each copy is a request that is paid for.",
                        source,
                        isWhole ? "" : "more than ",
                        count.objects,
                        ByteCount.words(count.bytes),
                        settings.maxObjects(),
                        ByteCount.words(settings.maxBytes())),
                "Copy a part of it (" + FillSettings.FILL + " = \"prefixes\" and " + FillSettings.PREFIXES
                        + "), nothing (" + FillSettings.FILL + " = \"empty\"), or raise " + FillSettings.MAX_OBJECTS
                        + " and " + FillSettings.MAX_BYTES + ", all of them in the bucket's section.");
    }

    /** For one thread. */
    private final class Count {

        private final Objects listing;
        private long objects;
        private long bytes;
        private long tooMuchSince;

        Count(String source) {
            this.listing = new Objects(api, source);
        }

        /** @return false once it is enough to know that there is too much */
        boolean add(String prefix) {
            Optional<String> next = Optional.empty();
            do {
                ObjectPage page = listing.list(prefix, next, Map.of());
                objects += page.objects().size();
                bytes += page.objects().stream().mapToLong(ObjectEntry::size).sum();
                next = page.next();
                if (isTooMuch() && tooMuchSince == 0) {
                    tooMuchSince = System.nanoTime();
                }
                if (isTooMuch() && System.nanoTime() - tooMuchSince > COUNTING_ON_NANOS) {
                    return next.isEmpty();
                }
            } while (next.isPresent());
            return true;
        }

        boolean isTooMuch() {
            return objects > settings.maxObjects() || bytes > settings.maxBytes();
        }
    }
}

package dev.forkstack.provider.bulk;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectPage;
import dev.forkstack.model.ForkStackException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * The objects of a bucket in the order of their keys, page by page, without what is ours. For one thread.
 *
 * @see #OURS
 */
public final class Listing implements Iterator<ObjectEntry> {

    /** What Fork Stack itself keeps in buckets; it belongs to the bucket it is in. */
    public static final String OURS = ".forkstack/";

    private final Pages pages;
    private final Crew crew;
    private final Iterator<String> prefixes;
    private String prefix;
    private Future<ObjectPage> coming;
    private Iterator<ObjectEntry> page = List.<ObjectEntry>of().iterator();
    private ObjectEntry ahead;
    private String last = "";

    /**
     * @param crew fetches each page while the one before is looked at
     * @param prefixes none for all objects
     * @param headers what the store wants to know beside, such as as of when
     */
    public Listing(Sender sender, Crew crew, String bucket, List<String> prefixes, Map<String, String> headers) {
        this.pages = new Pages(sender, bucket, headers);
        this.crew = crew;
        this.prefixes = distinct(prefixes).iterator();
        fetch(this.prefixes.next(), Optional.empty());
    }

    /** In order, and none that is within another, so that each key comes once. */
    static List<String> distinct(List<String> prefixes) {
        List<String> kept = new ArrayList<>();
        prefixes.stream().sorted(KeyOrder.BY_BYTES).forEach(prefix -> {
            if (kept.isEmpty() || !prefix.startsWith(kept.get(kept.size() - 1))) {
                kept.add(prefix);
            }
        });
        return kept.isEmpty() ? List.of("") : kept;
    }

    @Override
    public boolean hasNext() {
        return peek() != null;
    }

    /** What {@link #next} will give; null at the end. */
    public ObjectEntry peek() {
        while (ahead == null && (page.hasNext() || coming != null)) {
            if (page.hasNext()) {
                ObjectEntry entry = page.next();
                ahead = isOurs(entry) ? null : inOrder(entry);
            } else {
                page = crew.result(turn()).objects().iterator();
            }
        }
        return ahead;
    }

    @Override
    public ObjectEntry next() {
        ObjectEntry found = peek();
        if (found == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return found;
    }

    /** The page that was asked for, which is here when the next one has been asked for. */
    private Future<ObjectPage> turn() {
        Future<ObjectPage> here = coming;
        coming = null;
        Optional<String> next = crew.result(here).next();
        if (next.isPresent()) {
            fetch(prefix, next);
        } else if (prefixes.hasNext()) {
            fetch(prefixes.next(), Optional.empty());
        }
        return here;
    }

    private void fetch(String beginning, Optional<String> next) {
        prefix = beginning;
        coming = crew.begin(() -> pages.of(beginning, next));
    }

    static boolean isOurs(ObjectEntry entry) {
        return entry.key().startsWith(OURS);
    }

    private ObjectEntry inOrder(ObjectEntry entry) {
        if (KeyOrder.BY_BYTES.compare(last, entry.key()) >= 0) {
            throw new ForkStackException(
                    ForkStackException.Kind.MALFORMED_RESPONSE,
                    pages.sender().api().store().name() + " lists the keys of bucket "
                            + pages.objects().bucket() + " in another order than S3's: " + entry.key() + " after "
                            + last + ".",
                    "Such a bucket cannot be copied. Set fill to empty, and fill the environment's bucket yourself.");
        }
        last = entry.key();
        return entry;
    }
}

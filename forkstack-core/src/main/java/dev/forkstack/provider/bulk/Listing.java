package dev.forkstack.provider.bulk;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectPage;
import dev.forkstack.http.s3.Objects;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.model.ForkStackException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The objects of a bucket in the order of their keys, page by page, without what is ours. For one thread.
 *
 * @see #OURS
 */
public final class Listing implements Iterator<ObjectEntry> {

    /** What Fork Stack itself keeps in buckets; it belongs to the bucket it is in. */
    public static final String OURS = ".forkstack/";

    private final Sender sender;
    private final Objects objects;
    private final Map<String, String> headers;
    private final Iterator<String> prefixes;
    private String prefix;
    private Optional<String> next = Optional.empty();
    private Iterator<ObjectEntry> page = List.<ObjectEntry>of().iterator();
    private ObjectEntry ahead;
    private String last = "";

    /**
     * @param prefixes none for all objects
     * @param headers what the store wants to know beside, such as as of when
     */
    public Listing(Sender sender, String bucket, List<String> prefixes, Map<String, String> headers) {
        this.sender = sender;
        this.objects = new Objects(sender.api(), bucket);
        this.headers = headers;
        this.prefixes = distinct(prefixes).iterator();
        this.prefix = this.prefixes.next();
        this.next = Optional.empty();
        turn();
        find();
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
        return ahead != null;
    }

    /** What {@link #next} will give; null at the end. */
    public ObjectEntry peek() {
        return ahead;
    }

    @Override
    public ObjectEntry next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        ObjectEntry found = ahead;
        find();
        return found;
    }

    private void find() {
        ahead = null;
        while (ahead == null) {
            if (page.hasNext()) {
                ObjectEntry entry = page.next();
                if (!entry.key().startsWith(OURS)) {
                    ahead = inOrder(entry);
                }
            } else if (next.isPresent()) {
                turn();
            } else if (prefixes.hasNext()) {
                prefix = prefixes.next();
                turn();
            } else {
                return;
            }
        }
    }

    private void turn() {
        S3Answer answer = sender.send(objects.listing(prefix, next, headers), 1);
        if (!answer.isSuccess()) {
            throw answer.failure();
        }
        ObjectPage turned = Objects.page(answer);
        page = turned.objects().iterator();
        next = turned.next();
    }

    private ObjectEntry inOrder(ObjectEntry entry) {
        if (KeyOrder.BY_BYTES.compare(last, entry.key()) >= 0) {
            throw new ForkStackException(
                    ForkStackException.Kind.MALFORMED_RESPONSE,
                    sender.api().store().name() + " lists the keys of bucket " + objects.bucket()
                            + " in another order than S3's: " + entry.key() + " after " + last + ".",
                    "Such a bucket cannot be copied. Set fill to empty, and fill the environment's bucket yourself.");
        }
        last = entry.key();
        return entry;
    }
}

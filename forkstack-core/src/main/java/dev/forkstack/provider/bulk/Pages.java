package dev.forkstack.provider.bulk;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectPage;
import dev.forkstack.http.s3.Objects;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Request;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks for the pages of a bucket's listing. Thread-safe.
 *
 * @param headers what the store wants to know beside, such as as of when
 */
public record Pages(Sender sender, Objects objects, Map<String, String> headers) {

    public Pages(Sender sender, String bucket, Map<String, String> headers) {
        this(sender, new Objects(sender.api(), bucket), headers);
    }

    /** @param next of the page before; empty for the first */
    ObjectPage of(String prefix, Optional<String> next) {
        return sent(objects.listing(prefix, next, headers), next);
    }

    /**
     * Each object whose key comes after one and is at most another; empty where there is no such bound. None at a store that
     * does not begin where it is asked to: to read all that comes before would take as long as all the rest.
     */
    public void between(String after, Optional<String> last, Consumer<ObjectEntry> found) {
        Optional<String> next = Optional.empty();
        do {
            S3Request request = objects.listing("", next, headers);
            ObjectPage page = sent(after.isEmpty() ? request : request.with("start-after", after), next);
            for (ObjectEntry entry : page.objects()) {
                if (KeyOrder.BY_BYTES.compare(entry.key(), after) <= 0) {
                    return;
                }
                if (last.filter(bound -> KeyOrder.BY_BYTES.compare(entry.key(), bound) > 0)
                        .isPresent()) {
                    return;
                }
                if (!Listing.isOurs(entry)) {
                    found.accept(entry);
                }
                if (last.filter(entry.key()::equals).isPresent()) {
                    return;
                }
            }
            next = page.next();
        } while (next.isPresent());
    }

    private ObjectPage sent(S3Request request, Optional<String> next) {
        S3Answer answer = sender.send(request, 1);
        if (!answer.isSuccess()) {
            throw answer.failure();
        }
        return Objects.page(answer, next);
    }
}

package dev.forkstack.provider.bulk;

import dev.forkstack.http.s3.Abilities;
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
        return page(sender.send(objects.listing(prefix, next, headers), 1), next);
    }

    /**
     * Each object whose key comes after one and is at most another; empty where there is no such bound. None at a store that
     * does not begin where it is asked to, or refuses to: to read all that comes before would take as long as all the rest.
     */
    public void between(String after, Optional<String> last, Consumer<ObjectEntry> found) {
        Optional<String> next = Optional.empty();
        do {
            S3Request request = objects.listing("", next, headers);
            S3Answer answer = sender.send(after.isEmpty() ? request : request.with("start-after", after), 1);
            if (!after.isEmpty() && (answer.is(400) || Abilities.isUnknown(answer))) {
                return;
            }
            ObjectPage page = page(answer, next);
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

    private static ObjectPage page(S3Answer answer, Optional<String> next) {
        if (!answer.isSuccess()) {
            throw answer.failure();
        }
        return Objects.page(answer, next);
    }
}

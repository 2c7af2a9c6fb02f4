package dev.forkstack.http.s3;

import dev.forkstack.http.Service;
import java.net.URI;
import java.util.Set;

/**
 * A service that speaks S3, as requests and messages have to know it. Immutable.
 *
 * @param name for messages, such as {@code Tigris}
 * @param endpoint without a slash at the end; buckets are part of the path
 * @param region what requests are signed for
 * @param keyRemedy what to do when the key is refused, such as which variables hold it
 */
public record Store(String name, URI endpoint, String region, String keyRemedy) {

    Service service() {
        return new Service(name, endpoint, Set.of(), keyRemedy);
    }

    /** The same service in another region, or under another address. */
    public Store at(URI other, String otherRegion) {
        return new Store(name, other, otherRegion, keyRemedy);
    }
}

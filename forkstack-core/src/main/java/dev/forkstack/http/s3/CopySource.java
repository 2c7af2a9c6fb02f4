package dev.forkstack.http.s3;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is copied. Immutable.
 *
 * @param etag it is copied only if it still has this one; empty for whatever stands there
 * @param headers what the store wants to know beside, such as as of when
 */
public record CopySource(String bucket, String key, Optional<String> etag, Map<String, String> headers) {

    Map<String, String> asHeaders() {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("x-amz-copy-source", bucket + "/" + KeyPath.of(key));
        etag.ifPresent(value -> all.put("x-amz-copy-source-if-match", value));
        return all;
    }
}

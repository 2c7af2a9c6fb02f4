package dev.forkstack.s3;

import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A page of a bucket's objects below a prefix, without what lies in the directory and is no object. Immutable. */
record Listing(String prefix) {

    static Listing of(String prefix) {
        return new Listing(prefix);
    }

    ListObjectsV2Response page(Supplier<ListObjectsV2Response> found) {
        int slash = prefix.lastIndexOf('/');
        boolean possible = slash < 0 || new ObjectKey(prefix.substring(0, slash + 1)).refusal(false) == null;
        if (!possible && !new ObjectKey(prefix).isBookkeeping()) {
            return ListObjectsV2Response.builder().isTruncated(false).build();
        }
        ListObjectsV2Response page = found.get();
        return page.toBuilder()
                .contents(page.contents().stream()
                        .filter(object -> object.key().startsWith(prefix))
                        .filter(object -> object.eTag() != null || !new ObjectKey(object.key()).looksUnfinished())
                        .toList())
                .commonPrefixes(page.commonPrefixes().stream()
                        .filter(common -> common.prefix().startsWith(prefix))
                        .toList())
                .build();
    }
}

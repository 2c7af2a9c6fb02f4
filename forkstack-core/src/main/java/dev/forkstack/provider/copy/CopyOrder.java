package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.S3Api;
import java.util.List;
import java.util.Map;

/**
 * What is to be copied, and whereto. Immutable.
 *
 * @param headers what the source's store wants to know with each request for an object, such as as of when
 * @param prefixes only what begins with one of these; none for all
 * @param isServerSide whether the target's store can read the source, so that no byte comes through this machine
 * @param sizes from what size on an object is copied in parts
 * @param keepsOthers whether objects of the target stay that the source lacks
 */
public record CopyOrder(
        S3Api source,
        String sourceBucket,
        Map<String, String> headers,
        List<String> prefixes,
        S3Api target,
        String targetBucket,
        boolean isServerSide,
        PartSizes sizes,
        boolean keepsOthers) {

    public CopyOrder {
        headers = Map.copyOf(headers);
        prefixes = List.copyOf(prefixes);
    }

    /** Within a store. */
    public static CopyOrder within(S3Api api, String sourceBucket, String targetBucket) {
        return new CopyOrder(
                api, sourceBucket, Map.of(), List.of(), api, targetBucket, true, PartSizes.SERVER_SIDE, false);
    }

    /** From a store into another, through this machine. */
    public static CopyOrder between(S3Api source, String sourceBucket, S3Api target, String targetBucket) {
        return new CopyOrder(
                source, sourceBucket, Map.of(), List.of(), target, targetBucket, false, PartSizes.THROUGH_HERE, false);
    }

    public CopyOrder asOf(Map<String, String> with) {
        return new CopyOrder(
                source, sourceBucket, with, prefixes, target, targetBucket, isServerSide, sizes, keepsOthers);
    }

    public CopyOrder only(List<String> beginnings) {
        return new CopyOrder(
                source, sourceBucket, headers, beginnings, target, targetBucket, isServerSide, sizes, keepsOthers);
    }

    public CopyOrder parts(PartSizes other) {
        return new CopyOrder(
                source, sourceBucket, headers, prefixes, target, targetBucket, isServerSide, other, keepsOthers);
    }

    /** What somebody else has put into the target stays. */
    public CopyOrder keepingOthers() {
        return new CopyOrder(source, sourceBucket, headers, prefixes, target, targetBucket, isServerSide, sizes, true);
    }
}

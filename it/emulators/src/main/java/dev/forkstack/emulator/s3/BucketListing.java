package dev.forkstack.emulator.s3;

/** The answer of ListBuckets, which some services also list other things with. Stateless. */
public final class BucketListing {

    private BucketListing() {}

    /** @param more elements besides */
    public static String entry(String name, String created, String more) {
        return "<Bucket>" + Xml.element("Name", name) + Xml.element("CreationDate", created) + more + "</Bucket>";
    }

    /** @param next the continuation token; empty for the last page */
    public static String page(S3Call call, String entries, String next) {
        String owner = call.caller().account();
        return "<ListAllMyBucketsResult" + Xml.NAMESPACE + "><Owner>" + Xml.element("ID", owner)
                + Xml.element("DisplayName", owner) + "</Owner><Buckets>" + entries + "</Buckets>"
                + (next.isEmpty() ? "" : Xml.element("ContinuationToken", next)) + "</ListAllMyBucketsResult>";
    }
}

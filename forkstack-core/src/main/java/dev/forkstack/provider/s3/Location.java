package dev.forkstack.provider.s3;

import dev.forkstack.http.s3.Xml;

/** Where a bucket shall be, as the request for one says it. */
final class Location {

    /** The one that must not be named (source: "CreateBucket", LocationConstraint). */
    static final String UNNAMED = "us-east-1";

    private Location() {}

    /** @param more elements beside; an empty document is none */
    static String document(String region, String more) {
        String constraint =
                region.equals(UNNAMED) ? "" : "<LocationConstraint>" + Xml.escaped(region) + "</LocationConstraint>";
        return constraint.isEmpty() && more.isEmpty()
                ? ""
                : "<CreateBucketConfiguration xmlns=\"" + Xml.NAMESPACE + "\">" + constraint + more
                        + "</CreateBucketConfiguration>";
    }
}

package dev.forkstack.http.s3;

import dev.forkstack.http.s3.S3Request.Repeat;
import java.util.List;
import java.util.Map;

/** Requests that find and remove all that is in a bucket. Immutable. */
public record RemovalRequests(String bucket) {

    /** @param next of the page before; empty for the first */
    public S3Request versions(String prefix, Map<String, String> next) {
        S3Request request = listing("list the versions of", "versions", next);
        return prefix.isEmpty() ? request : request.with("prefix", prefix);
    }

    /** Unfinished ones. */
    public S3Request uploads(Map<String, String> next) {
        return listing("list the unfinished uploads of", "uploads", next);
    }

    private S3Request listing(String verb, String what, Map<String, String> next) {
        S3Request request = S3Request.of("GET", verb + " bucket " + bucket, bucket, "")
                .with(what, "")
                .with("encoding-type", "url");
        for (Map.Entry<String, String> marker : next.entrySet()) {
            request = request.with(marker.getKey(), marker.getValue());
        }
        return request;
    }

    /** At most 1,000; the answer names those that failed. Its checksum is the one that every store takes. */
    public S3Request delete(List<ObjectVersion> versions) {
        StringBuilder xml = new StringBuilder("<Delete xmlns=\"" + Xml.NAMESPACE + "\"><Quiet>true</Quiet>");
        for (ObjectVersion each : versions) {
            xml.append("<Object><Key>").append(Xml.escaped(each.key())).append("</Key>");
            each.version()
                    .ifPresent(id ->
                            xml.append("<VersionId>").append(Xml.escaped(id)).append("</VersionId>"));
            xml.append("</Object>");
        }
        return S3Request.of("POST", "delete " + versions.size() + " objects of bucket " + bucket, bucket, "")
                .with("delete", "")
                .body(xml.append("</Delete>").toString())
                .withChecksum()
                .repeated(Repeat.FREELY);
    }
}

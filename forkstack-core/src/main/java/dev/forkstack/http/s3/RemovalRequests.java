package dev.forkstack.http.s3;

import dev.forkstack.http.s3.S3Request.Repeat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
        StringBuilder xml =
                new StringBuilder("<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>true</Quiet>");
        for (ObjectVersion each : versions) {
            xml.append("<Object><Key>").append(Xml.escaped(each.key())).append("</Key>");
            each.version()
                    .ifPresent(id ->
                            xml.append("<VersionId>").append(Xml.escaped(id)).append("</VersionId>"));
            xml.append("</Object>");
        }
        byte[] body = xml.append("</Delete>").toString().getBytes(StandardCharsets.UTF_8);
        return S3Request.of("POST", "delete " + versions.size() + " objects of bucket " + bucket, bucket, "")
                .with("delete", "")
                .header("content-md5", md5(body))
                .body(body)
                .repeated(Repeat.FREELY);
    }

    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}

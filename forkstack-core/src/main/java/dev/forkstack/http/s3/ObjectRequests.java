package dev.forkstack.http.s3;

import dev.forkstack.http.s3.S3Request.Repeat;
import java.util.Map;
import java.util.Optional;

/** Requests about single objects of a bucket, for callers that send many and decide themselves when. Immutable. */
public record ObjectRequests(String bucket) {

    public S3Request head(String key, Map<String, String> headers) {
        return request("HEAD", "look at", key).headers(headers);
    }

    public S3Request get(String key, Map<String, String> headers) {
        return request("GET", "read", key).headers(headers);
    }

    public S3Request put(String key, Map<String, String> headers) {
        return request("PUT", "write", key).headers(headers).repeated(Repeat.FREELY);
    }

    public S3Request tags(String key, Map<String, String> headers) {
        return request("GET", "read the tags of", key).with("tagging", "").headers(headers);
    }

    /** @param headers what the copy is to have that a copy has not by itself, such as a storage class */
    public S3Request copy(String key, CopySource source, Map<String, String> headers) {
        return request("PUT", "copy", key)
                .headers(source.asHeaders())
                .headers(headers)
                .repeated(Repeat.FREELY);
    }

    /** @param version empty for the object as it stands, of which a bucket with versions keeps the others */
    public S3Request delete(String key, Optional<String> version) {
        S3Request request = request("DELETE", "delete", key).repeated(Repeat.FREELY);
        return version.map(id -> request.with("versionId", id)).orElse(request);
    }

    private S3Request request(String method, String verb, String key) {
        return S3Request.of(method, verb + " " + key + " of bucket " + bucket, bucket, key);
    }
}

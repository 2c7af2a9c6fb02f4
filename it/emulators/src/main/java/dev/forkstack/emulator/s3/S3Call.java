package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, understood, from a caller who is known. Immutable but for the payload, which is read once.
 *
 * @param bucket empty for none
 * @param key decoded; empty for none
 */
public record S3Call(
        Request request, S3Operation operation, String bucket, String key, Payload payload, Credential caller) {

    /** Path style alone: hosts are 127.0.0.1 here, which has no subdomains. */
    static S3Call of(Request request, Payload payload, Credential caller) {
        String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        int slash = path.indexOf('/');
        String bucket = Percent.decode(slash < 0 ? path : path.substring(0, slash));
        String key = slash < 0 ? "" : Percent.decode(path.substring(slash + 1));
        return new S3Call(request, S3Operation.of(request, bucket, key), bucket, key, payload, caller);
    }

    /** The same about another object, as where a version of it lies. */
    public S3Call to(String otherBucket, String otherKey) {
        return new S3Call(request, operation, otherBucket, otherKey, payload, caller);
    }

    /** The same about one version of the object. */
    public S3Call at(String versionId) {
        String query = request.query() + (request.query().isEmpty() ? "" : "&") + "versionId=" + versionId;
        return of(query, request.headers());
    }

    public S3Call with(Payload other) {
        return new S3Call(request, operation, bucket, key, other, caller);
    }

    public S3Call with(String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put(header.toLowerCase(Locale.ROOT), List.of(value));
        return of(request.query(), headers);
    }

    private S3Call of(String query, Map<String, List<String>> headers) {
        Request other = new Request(
                request.method(), request.path(), query, headers, request.body(), request.variables(), request.fault());
        return new S3Call(other, operation, bucket, key, payload, caller);
    }

    public Optional<String> header(String name) {
        return request.header(name);
    }

    /** Decoded. */
    public Optional<String> parameter(String name) {
        return request.parameter(name);
    }

    public boolean meets(Fault.Kind kind) {
        return request.meets(kind);
    }

    public Optional<CopySource> copySource() {
        return header("x-amz-copy-source").map(CopySource::parse);
    }

    /** For people and errors: the path as it was sent. */
    @Override
    public String toString() {
        return operation + " " + request.path();
    }
}

package dev.forkstack.emulator.s3;

import java.util.Optional;

/** Where a server-side copy reads. Immutable. */
public record CopySource(String bucket, String key, Optional<String> versionId) {

    static CopySource parse(String header) {
        int mark = header.indexOf("?versionId=");
        String path = Percent.decode(mark < 0 ? header : header.substring(0, mark));
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        int slash = trimmed.indexOf('/');
        if (slash < 1 || slash == trimmed.length() - 1) {
            throw S3Refusals.invalidArgument("x-amz-copy-source names no object.");
        }
        return new CopySource(
                trimmed.substring(0, slash),
                trimmed.substring(slash + 1),
                mark < 0 ? Optional.empty() : Optional.of(header.substring(mark + "?versionId=".length())));
    }

    /** As {@code x-amz-copy-source} says it. */
    public String header() {
        return "/" + bucket + "/" + Percent.encodePath(key)
                + versionId.map(id -> "?versionId=" + id).orElse("");
    }
}

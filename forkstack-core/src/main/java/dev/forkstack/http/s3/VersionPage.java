package dev.forkstack.http.s3;

import dev.forkstack.model.ForkStackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A part of a listing of versions, or of unfinished uploads. Immutable.
 *
 * @param next the parameters with which the page after this one is asked for; none after the last
 */
public record VersionPage<T>(List<T> entries, Map<String, String> next) {

    /**
     * Empty if the store has answered with something else, since some do not look at what is asked of the bucket.
     *
     * @param asked the parameters with which this page was asked for: a store that gives them again would be listed for ever
     */
    public static Optional<VersionPage<ObjectVersion>> versions(S3Answer answer, Map<String, String> asked) {
        return page(
                answer, asked, "ListVersionsResult", "NextVersionIdMarker", "version-id-marker", (page, decoded) -> {
                    List<ObjectVersion> found = new ArrayList<>();
                    for (Xml entry : page.children()) {
                        if (entry.name().equals("Version") || entry.name().equals("DeleteMarker")) {
                            found.add(new ObjectVersion(
                                    decoded.apply(entry.find("Key").orElseThrow(answer::failure)),
                                    entry.find("VersionId")));
                        }
                    }
                    return found;
                });
    }

    /** The same for unfinished uploads. */
    public static Optional<VersionPage<UploadId>> uploads(S3Answer answer, Map<String, String> asked) {
        return page(
                answer,
                asked,
                "ListMultipartUploadsResult",
                "NextUploadIdMarker",
                "upload-id-marker",
                (page, decoded) -> page.all("Upload").stream()
                        .map(entry -> new UploadId(
                                decoded.apply(entry.find("Key").orElseThrow(answer::failure)),
                                entry.find("UploadId").orElse("")))
                        .toList());
    }

    private interface Reader<T> {
        List<T> read(Xml page, UnaryOperator<String> decoded);
    }

    /** @throws ForkStackException if it is half a page, which must not pass for the last one */
    private static <T> Optional<VersionPage<T>> page(
            S3Answer answer,
            Map<String, String> asked,
            String name,
            String nextMarker,
            String marker,
            Reader<T> reader) {
        Xml page = answer.xml();
        if (!page.name().equals(name)) {
            return Optional.empty();
        }
        if (page.children().isEmpty()) {
            throw answer.failure();
        }
        UnaryOperator<String> decoded =
                page.find("EncodingType").isPresent() ? KeyPath::ofListing : UnaryOperator.identity();
        Map<String, String> next = new TreeMap<>();
        if (page.find("IsTruncated").filter(Boolean::parseBoolean).isPresent()) {
            page.find("NextKeyMarker").ifPresent(key -> next.put("key-marker", decoded.apply(key)));
            page.find(nextMarker).ifPresent(id -> next.put(marker, id));
            if (next.isEmpty() || next.equals(asked)) {
                throw answer.failure();
            }
        }
        return Optional.of(new VersionPage<>(reader.read(page, decoded), Map.copyOf(next)));
    }
}

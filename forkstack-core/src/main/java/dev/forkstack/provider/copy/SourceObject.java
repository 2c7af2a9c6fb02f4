package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the headers of an object tell of it. */
final class SourceObject {

    private static final Set<String> KEPT = Set.of(
            "content-type",
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-language",
            "expires",
            "x-amz-website-redirect-location");

    /** Classes whose bytes are not at hand: what is copied from them is to be, and gets the usual class. */
    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE", "");

    private SourceObject() {}

    /** The object as it is now. */
    static ObjectEntry entry(ObjectEntry before, S3Answer head) {
        return new ObjectEntry(
                before.key(),
                head.header("content-length").map(Long::parseLong).orElse(before.size()),
                head.header("etag").orElse(""),
                head.header("x-amz-storage-class").orElse(before.storageClass()),
                before.lastModified());
    }

    /** What a new object has to be given, to be as this one. */
    static Map<String, String> headers(S3Answer head) {
        Map<String, String> kept = new TreeMap<>();
        head.headers().map().forEach((name, values) -> {
            String header = name.toLowerCase(Locale.ROOT);
            if (KEPT.contains(header) || header.startsWith("x-amz-meta-")) {
                kept.put(header, String.join(",", values));
            }
        });
        // The way in which some client has sent it, which some stores mistake for a property of the object.
        kept.computeIfPresent(
                "content-encoding",
                (name, value) -> value.replaceAll("aws-chunked,?\\s*", "").isEmpty()
                        ? null
                        : value.replaceAll("aws-chunked,?\\s*", ""));
        return kept;
    }

    static boolean isArchive(ObjectEntry entry) {
        return !entry.storageClass().isEmpty() && ARCHIVES.contains(entry.storageClass());
    }

    /** The class to ask for, where it is not the usual one. */
    static Map<String, String> storageClass(ObjectEntry entry) {
        boolean isUsual =
                ARCHIVES.contains(entry.storageClass()) || entry.storageClass().equalsIgnoreCase("STANDARD");
        return isUsual ? Map.of() : Map.of("x-amz-storage-class", entry.storageClass());
    }
}

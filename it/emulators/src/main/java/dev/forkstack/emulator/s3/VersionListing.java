package dev.forkstack.emulator.s3;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The list of all versions, page by page. Thread-safe. */
final class VersionListing {

    private static final int MOST = 1_000;

    private final Backstage backstage;

    VersionListing(Backstage backstage) {
        this.backstage = backstage;
    }

    S3Answer list(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        List<ObjectVersion> all = bucket.versions().wereEverOn()
                ? bucket.versions().all()
                : new CurrentObjects(backstage.server()).asVersions(bucket.name());
        String prefix = call.parameter("prefix").orElse("");
        List<ObjectVersion> left = after(
                all.stream().filter(version -> version.key().startsWith(prefix)).toList(),
                call.parameter("key-marker").orElse(""),
                call.parameter("version-id-marker"));
        int most =
                Math.min(MOST, call.parameter("max-keys").map(Integer::parseInt).orElse(MOST));
        List<ObjectVersion> page = left.subList(0, Math.min(most, left.size()));
        return S3Answer.xml(200, xml(call, bucket, page, page.size() < left.size(), most));
    }

    private static List<ObjectVersion> after(List<ObjectVersion> all, String key, Optional<String> id) {
        if (key.isEmpty()) {
            return all;
        }
        for (int i = 0; i < all.size(); i++) {
            ObjectVersion version = all.get(i);
            if (version.key().compareTo(key) > 0) {
                return all.subList(i, all.size());
            }
            if (version.key().equals(key) && id.filter(version.id()::equals).isPresent()) {
                return all.subList(i + 1, all.size());
            }
        }
        return List.of();
    }

    private static String xml(
            S3Call call, BucketFacts bucket, List<ObjectVersion> page, boolean isTruncated, int most) {
        boolean isEncoded =
                call.parameter("encoding-type").filter("url"::equals).isPresent();
        StringBuilder xml = new StringBuilder("<ListVersionsResult" + Xml.NAMESPACE + ">");
        xml.append(Xml.element("Name", bucket.name()))
                .append(Xml.element("Prefix", call.parameter("prefix").orElse("")))
                .append(Xml.element("KeyMarker", call.parameter("key-marker").orElse("")))
                .append(Xml.element("MaxKeys", most))
                .append(isEncoded ? Xml.element("EncodingType", "url") : "")
                .append(Xml.element("IsTruncated", isTruncated));
        if (isTruncated) {
            ObjectVersion last = page.get(page.size() - 1);
            xml.append(Xml.element("NextKeyMarker", key(last, isEncoded)))
                    .append(Xml.element("NextVersionIdMarker", last.id()));
        }
        for (ObjectVersion version : page) {
            xml.append(entry(bucket, version, isEncoded));
        }
        return xml.append("</ListVersionsResult>").toString();
    }

    private static String entry(BucketFacts bucket, ObjectVersion version, boolean isEncoded) {
        String kind = version.isMarker() ? "DeleteMarker" : "Version";
        boolean isLatest =
                bucket.versions().latest(version.key()).map(version::equals).orElse(true);
        return "<" + kind + ">" + Xml.element("Key", key(version, isEncoded)) + Xml.element("VersionId", version.id())
                + Xml.element("IsLatest", isLatest) + Xml.element("LastModified", version.modified())
                + (version.isMarker()
                        ? ""
                        : Xml.element("ETag", version.etag())
                                + Xml.element("Size", version.size())
                                + Xml.element("StorageClass", "STANDARD"))
                + "<Owner>" + Xml.element("ID", bucket.account()) + "</Owner></" + kind + ">";
    }

    private static String key(ObjectVersion version, boolean isEncoded) {
        return isEncoded ? Percent.encodePath(version.key()) : version.key();
    }
}

package dev.forkstack.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A list of objects as ListObjectsV2 answers it, of versions instead of what stands now. Immutable. */
public record ListingOfVersions(S3Call call, List<ObjectVersion> versions) {

    private static final int MOST = 1_000;

    public S3Answer answer() {
        String prefix = parameter("prefix");
        String delimiter = parameter("delimiter");
        String after = parameter("continuation-token").isEmpty()
                ? parameter("start-after") + parameter("marker")
                : parameter("continuation-token");
        int most = call.parameter("max-keys").map(Integer::parseInt).orElse(MOST);
        List<ObjectVersion> page = new ArrayList<>();
        TreeSet<String> common = new TreeSet<>();
        String next = "";
        String last = after;
        for (ObjectVersion version : versions) {
            String key = version.key();
            int end = delimiter.isEmpty() || !key.startsWith(prefix) ? -1 : key.indexOf(delimiter, prefix.length());
            String shown = end < 0 ? key : key.substring(0, end + delimiter.length());
            if (!key.startsWith(prefix) || shown.compareTo(after) <= 0 || common.contains(shown)) {
                continue;
            }
            if (page.size() + common.size() == most) {
                next = last;
                break;
            }
            if (end < 0) {
                page.add(version);
            } else {
                common.add(shown);
            }
            last = shown;
        }
        return S3Answer.xml(200, xml(page, common, next, most));
    }

    private String xml(List<ObjectVersion> page, TreeSet<String> common, String next, int most) {
        boolean isEncoded = parameter("encoding-type").equals("url");
        StringBuilder xml = new StringBuilder("<ListBucketResult" + Xml.NAMESPACE + ">");
        xml.append(Xml.element("Name", call.bucket()))
                .append(Xml.element("Prefix", shown(parameter("prefix"), isEncoded)))
                .append(Xml.element("KeyCount", page.size() + common.size()))
                .append(Xml.element("MaxKeys", most))
                .append(isEncoded ? Xml.element("EncodingType", "url") : "")
                .append(Xml.element("IsTruncated", !next.isEmpty()));
        if (!next.isEmpty()) {
            xml.append(Xml.element("NextContinuationToken", next)).append(Xml.element("NextMarker", next));
        }
        for (ObjectVersion version : page) {
            xml.append("<Contents>")
                    .append(Xml.element("Key", shown(version.key(), isEncoded)))
                    .append(Xml.element("LastModified", version.modified()))
                    .append(Xml.element("ETag", version.etag()))
                    .append(Xml.element("Size", version.size()))
                    .append("<StorageClass>STANDARD</StorageClass></Contents>");
        }
        common.forEach(each -> xml.append("<CommonPrefixes>")
                .append(Xml.element("Prefix", shown(each, isEncoded)))
                .append("</CommonPrefixes>"));
        return xml.append("</ListBucketResult>").toString();
    }

    private String parameter(String name) {
        return call.parameter(name).orElse("");
    }

    private static String shown(String key, boolean isEncoded) {
        return isEncoded ? Percent.encodePath(key) : key;
    }
}

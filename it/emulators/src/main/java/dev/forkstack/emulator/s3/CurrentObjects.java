package dev.forkstack.emulator.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** What stands in a bucket of the server behind now. Thread-safe. */
record CurrentObjects(RealServer server) {

    /** As versions of a bucket that has none. */
    List<ObjectVersion> asVersions(String bucket) throws IOException {
        List<ObjectVersion> all = new ArrayList<>();
        String after = "";
        do {
            String query = "list-type=2" + (after.isEmpty() ? "" : "&start-after=" + Percent.encode(after));
            Element page = Xml.parse(server.upstream()
                    .send("GET", bucket, "", query, Map.of(), Payload.none())
                    .text()
                    .getBytes(StandardCharsets.UTF_8));
            Xml.all(page, "Contents").forEach(object -> all.add(version(object)));
            after = Xml.text(page, "IsTruncated").equals("true")
                    ? all.get(all.size() - 1).key()
                    : "";
        } while (!after.isEmpty());
        return all;
    }

    private static ObjectVersion version(Element object) {
        Instant modified = Instant.parse(Xml.text(object, "LastModified"));
        return new ObjectVersion(
                Xml.text(object, "Key"),
                Versions.NULL_ID,
                Nanos.of(modified),
                Xml.text(object, "Key"),
                Xml.text(object, "ETag"),
                Long.parseLong(Xml.text(object, "Size")),
                modified);
    }
}

package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Up to 1,000 keys in one request, each on its own. Thread-safe. */
final class CommonDeletes {

    private static final int MOST_KEYS = 1_000;

    private final CommonObjects objects;
    private final Backstage backstage;

    CommonDeletes(Backstage backstage, CommonObjects objects) {
        this.backstage = backstage;
        this.objects = objects;
    }

    S3Answer delete(S3Call call) throws IOException {
        backstage.buckets().get(call.bucket());
        Element document = Xml.parse(call.payload().bytes());
        List<Element> named = Xml.all(document, "Object");
        if (named.isEmpty() || named.size() > MOST_KEYS) {
            throw new Refusal(400, "MalformedXML", "A request names 1 to 1,000 keys.");
        }
        boolean isQuiet = Xml.text(document, "Quiet").equals("true");
        boolean isFirstLost = call.meets(Fault.Kind.ERROR_IN_200);
        StringBuilder results = new StringBuilder();
        for (Element each : named) {
            String key = Xml.text(each, "Key");
            Optional<String> id = Optional.of(Xml.text(each, "VersionId")).filter(found -> !found.isEmpty());
            S3Answer answer = isFirstLost ? S3Answer.empty(500) : objects.delete(call, key, id);
            isFirstLost = false;
            if (!answer.isSuccess() && answer.status() != 404) {
                results.append(error(key, id));
            } else if (!isQuiet) {
                results.append(deleted(key, id, answer));
            }
        }
        return S3Answer.xml(200, "<DeleteResult" + Xml.NAMESPACE + ">" + results + "</DeleteResult>");
    }

    private static String deleted(String key, Optional<String> id, S3Answer answer) {
        Optional<String> marker =
                answer.header("x-amz-delete-marker").flatMap(yes -> answer.header("x-amz-version-id"));
        return "<Deleted>" + Xml.element("Key", key)
                + id.map(version -> Xml.element("VersionId", version)).orElse("")
                + marker.map(version ->
                                "<DeleteMarker>true</DeleteMarker>" + Xml.element("DeleteMarkerVersionId", version))
                        .orElse("")
                + "</Deleted>";
    }

    private static String error(String key, Optional<String> id) {
        return "<Error>" + Xml.element("Key", key)
                + id.map(version -> Xml.element("VersionId", version)).orElse("")
                + "<Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message></Error>";
    }
}

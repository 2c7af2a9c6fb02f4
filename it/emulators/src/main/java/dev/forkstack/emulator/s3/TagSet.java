package dev.forkstack.emulator.s3;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Tags as XML and as headers. Stateless. */
final class TagSet {

    private TagSet() {}

    static Map<String, String> parse(Element root) {
        Map<String, String> tags = new TreeMap<>();
        Xml.all(root, "Tag").forEach(tag -> tags.put(Xml.text(tag, "Key"), Xml.text(tag, "Value")));
        return tags;
    }

    /** As in {@code x-amz-tagging}. */
    static Map<String, String> parse(String header) {
        Map<String, String> tags = new TreeMap<>();
        for (String pair : header.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.replace("+", "%20").split("=", 2);
                tags.put(Percent.decode(parts[0]), parts.length == 1 ? "" : Percent.decode(parts[1]));
            }
        }
        return tags;
    }

    static String xml(Map<String, String> tags) {
        return "<Tagging" + Xml.NAMESPACE + "><TagSet>"
                + tags.entrySet().stream()
                        .map(tag -> "<Tag>" + Xml.element("Key", tag.getKey()) + Xml.element("Value", tag.getValue())
                                + "</Tag>")
                        .collect(Collectors.joining())
                + "</TagSet></Tagging>";
    }
}

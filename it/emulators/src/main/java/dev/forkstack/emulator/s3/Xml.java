package dev.forkstack.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** XML as S3 speaks it, without looking at namespaces. Stateless. */
public final class Xml {

    /** What the root of every document says. */
    public static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private Xml() {}

    /** @throws dev.forkstack.emulator.Refusal 400 if it is none */
    public static Element parse(byte[] text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(text)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new dev.forkstack.emulator.Refusal(400, "MalformedXML", "The XML you provided was not well-formed.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All below, at any depth, in their order. */
    public static List<Element> all(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The text of the first below; empty if there is none. */
    public static String text(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    /** {@code <name>text</name>}, escaped. */
    public static String element(String name, Object text) {
        return "<" + name + ">" + escape(text.toString()) + "</" + name + ">";
    }

    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char each : text.toCharArray()) {
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (each < ' ') {
                        escaped.append("&#").append((int) each).append(';');
                    } else {
                        escaped.append(each);
                    }
                }
            }
        }
        return escaped.toString();
    }
}

package dev.forkstack.http.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a store's answer: its name without a namespace, its text, and what is in it. Immutable; {@link #toString}
 * has no value.
 */
public record Xml(String name, String text, List<Xml> children) {

    /** Of the documents that are sent. */
    public static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    /** Looked up once: finding the JDK's own takes longer than reading a page. */
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A store must not make this process read files or addresses of its choice.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Empty if it is no XML. */
    static Optional<Xml> parse(byte[] body) {
        try {
            XMLStreamReader reader;
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(document(body));
            }
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // What comes before the document's element says nothing.
            }
            return Optional.of(element(reader));
        } catch (XMLStreamException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /** A store that copies for long sends blanks meanwhile, which must not stand before a document. */
    private static ByteArrayInputStream document(byte[] body) {
        int begin = 0;
        while (begin < body.length && body[begin] >= 0 && body[begin] <= ' ') {
            begin++;
        }
        return new ByteArrayInputStream(body, begin, body.length - begin);
    }

    private static Xml element(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        String text = "";
        List<Xml> children = new ArrayList<>(0);
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return new Xml(name, children.isEmpty() ? text : "", List.copyOf(children));
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text = text.concat(reader.getText()); // once: the reader joins what it is told in pieces
            }
        }
    }

    /** The text of the first element of that name in this one; empty if there is none, or nothing is in it. */
    public Optional<String> find(String child) {
        return first(child).map(Xml::text).filter(value -> !value.isEmpty());
    }

    public Optional<Xml> first(String child) {
        for (Xml each :
                children) { // a stream would take longer than reading the page has, with five values of each object
            if (each.name.equals(child)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    public List<Xml> all(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }

    /** A text as it stands in XML. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < 32 || c == 127) {
                        out.append("&#").append(c).append(';');
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    @Override
    public String toString() {
        return "<" + name + ">";
    }
}

package dev.forkstack.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The POM in the project root, for goals that are run where Maven does not see it, such as in a directory below. */
final class RootPom {

    private RootPom() {}

    /** The project's own artifactId; empty if there is no POM, or none that can be read. */
    static Optional<String> artifactId(Path root) {
        Path pom = root.resolve("pom.xml");
        if (!Files.isRegularFile(pom)) {
            return Optional.empty();
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(pom)) {
            return artifactId(factory.createXMLStreamReader(in));
        } catch (IOException | XMLStreamException e) {
            return Optional.empty(); // Maven itself says what is wrong with it
        }
    }

    /** A child of the project: a parent and every dependency have one too. */
    private static Optional<String> artifactId(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth == 2 && xml.getLocalName().equals("artifactId")) {
                    return Optional.of(xml.getElementText().strip());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return Optional.empty();
    }
}

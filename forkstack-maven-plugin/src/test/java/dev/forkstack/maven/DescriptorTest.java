package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Maven, an IDE and a reader are told about the goals. */
class DescriptorTest {

    private final Document descriptor = xml("/META-INF/maven/plugin.xml");

    @Test
    void everyGoalMayRunInAParallelBuild() {
        assertThat(goals())
                .isNotEmpty()
                .allSatisfy(goal -> assertThat(text(goal, "threadSafe"))
                        .as(text(goal, "goal"))
                        .isEqualTo("true"));
    }

    @Test
    void everyGoalRunsWithoutAProject() {
        assertThat(goals())
                .allSatisfy(goal -> assertThat(text(goal, "requiresProject"))
                        .as(text(goal, "goal"))
                        .isEqualTo("false"));
    }

    @Test
    void theHelpNamesEveryGoalAndEveryOption() throws IOException {
        String help = help();

        assertThat(goalNames()).allSatisfy(goal -> assertThat(help).contains("mvn forkstack:" + goal));
        for (Element goal : goals()) {
            assertThat(options(goal)).allSatisfy(option -> assertThat(help).contains(option));
        }
    }

    @Test
    void eclipseIgnoresEveryGoal() {
        Document metadata = xml("/META-INF/m2e/lifecycle-mapping-metadata.xml");

        assertThat(elements(metadata.getDocumentElement(), "goal").map(Element::getTextContent))
                .containsExactlyInAnyOrderElementsOf(goalNames());
        assertThat(elements(metadata.getDocumentElement(), "ignore")).hasSize(1);
    }

    @Test
    void theOldestMavenAndJavaAreTold() {
        assertThat(text(descriptor.getDocumentElement(), "requiredMavenVersion"))
                .isEqualTo("3.6.3");
        assertThat(text(descriptor.getDocumentElement(), "requiredJavaVersion")).isEqualTo("17");
    }

    /** As a user writes them: as the property that they have, else as a key of the configuration. */
    private static Stream<String> options(Element goal) {
        Map<String, String> properties = elements(goal, "configuration")
                .flatMap(configuration -> listed(configuration.getChildNodes()))
                .collect(Collectors.toMap(Element::getTagName, Element::getTextContent));
        return elements(goal, "parameter")
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .map(parameter -> text(parameter, "name"))
                .map(name -> Optional.ofNullable(properties.get(name))
                        .map(property -> "-D" + property.substring(2, property.length() - 1))
                        .orElse(name.equals("env") ? "-Denv=" : "\n  " + name));
    }

    private List<String> goalNames() {
        return goals().stream().map(goal -> text(goal, "goal")).toList();
    }

    private List<Element> goals() {
        return elements(descriptor.getDocumentElement(), "mojo").toList();
    }

    private static String help() throws IOException {
        try (InputStream text = HelpMojo.class.getResourceAsStream("help.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).findFirst().orElseThrow().getTextContent();
    }

    private static Stream<Element> elements(Element parent, String name) {
        return listed(parent.getElementsByTagName(name));
    }

    private static Stream<Element> listed(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements.stream();
    }

    private static Document xml(String resource) {
        try (InputStream in = DescriptorTest.class.getResourceAsStream(resource)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (Exception e) {
            throw new AssertionError(resource + " cannot be read", e);
        }
    }
}

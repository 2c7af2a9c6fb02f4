package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecCheckTest {

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Toys", "version": "1"}, "servers": [{"url": "https://toys.example/v1"}],
             "paths": {"/toys": {"post": {
               "requestBody": {"required": true, "content": {"application/json": {"schema": {
                 "type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}},
               "responses": {"201": {"description": "", "content": {"application/json": {"schema": {"allOf": [
                 {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}},
                 {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}]}}}}}}}}}""";

    @TempDir
    Path specs;

    private final Traffic traffic = new Traffic();
    private String before;

    @BeforeEach
    void nameTheFolder() throws IOException {
        before = System.getProperty("forkstack.api.specs");
        System.setProperty("forkstack.api.specs", specs.toString());
        Files.createDirectories(specs.resolve("toys"));
        Files.writeString(specs.resolve("toys/openapi.json"), DOCUMENT);
    }

    @AfterEach
    void nameItNoLonger() {
        if (before == null) {
            System.clearProperty("forkstack.api.specs");
        } else {
            System.setProperty("forkstack.api.specs", before);
        }
    }

    @Test
    void whatTheDocumentAllowsIsSilent() {
        check(
                "toys",
                "/v1/toys",
                "{\"name\":\"ball\"}",
                Answer.json(201, Map.of("id", 1, "name", "ball", "more", true)));
        assertThat(traffic.violations()).isEmpty();
    }

    @Test
    void anAnswerWithoutARequiredFieldIsRemembered() {
        check("toys", "/v1/toys", "{\"name\":\"ball\"}", Answer.json(201, Map.of("name", "ball")));
        assertThat(traffic.violations()).singleElement().asString().startsWith("answer 201 to POST /v1/toys: ");
    }

    @Test
    void aStatusThatTheDocumentDoesNotKnowIsRemembered() {
        check("toys", "/v1/toys", "{\"name\":\"ball\"}", Answer.json(418, Map.of()));
        assertThat(traffic.violations()).singleElement().asString().contains("418");
    }

    @Test
    void aRequestThatTheDocumentForbidsIsRemembered() {
        check("toys", "/v1/toys", "{}", Answer.json(201, Map.of("id", 1, "name", "ball")));
        assertThat(traffic.violations()).singleElement().asString().startsWith("request POST /v1/toys: ");
    }

    @Test
    void aPathThatTheDocumentDoesNotHaveIsRemembered() {
        check("toys", "/v1/games", "{\"name\":\"ball\"}", Answer.json(201, Map.of()));
        assertThat(traffic.violations()).isNotEmpty();
    }

    @Test
    void aDeviationThatWasObservedIsLetThrough() {
        check("toys", "/v1/toys", "{\"name\":\"ball\"}", Answer.json(400, Map.of()));
        assertThat(traffic.violations()).isEmpty();
    }

    @Test
    void aFolderWithoutTheDocumentIsAnErrorAtTheStart() throws IOException {
        assertThatThrownBy(() -> SpecCheck.of(service("games"), traffic))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no folder");
        Files.createDirectories(specs.resolve("games"));
        assertThatThrownBy(() -> SpecCheck.of(service("games"), traffic)).hasMessageContaining("has no openapi*.json");
    }

    private void check(String provider, String path, String body, Answer answer) {
        SpecCheck.of(service(provider), traffic)
                .check(
                        new Request(
                                "POST",
                                path,
                                "",
                                Map.of("content-type", List.of("application/json")),
                                body.getBytes(StandardCharsets.UTF_8),
                                Map.of(),
                                Optional.empty()),
                        answer);
    }

    private static Service service(String provider) {
        return new EchoService() {
            @Override
            public String provider() {
                return provider;
            }

            @Override
            public String basePath() {
                return "/v1";
            }

            @Override
            public List<Deviation> deviations() {
                return List.of(new Deviation("POST", "/toys$", 400, "somebody saw it"));
            }
        };
    }
}

package dev.forkstack.provider.neon;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are well-formed and not true. */
class NeonTruthIT extends NeonStage {

    /** Else production would be given a new password, and would be renamed and undone. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "name", "parent_id", "default"})
    void anAnswerThatTellsOfAnotherBranchIsNotBelieved(String field) throws Exception {
        EnvVars production = service.source(name).values();
        try (Between lying = changing("POST", "/branches", branch -> {
                    if (field.equals("default")) {
                        branch.put(field, true);
                    } else {
                        branch.put(field, field.equals("id") ? source.id() : "br-other");
                    }
                });
                TestedProject project = opened(Map.of("api", lying.api()))) {
            ForkStackException failure = failure(() -> project.fork(source, "alice"));

            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
            assertThat(failure.getMessage()).contains("another branch");
        }
        assertThat(count("POST", "/reset_password")).isZero();
        assertThat(Rows.read(production)).contains("seed");
    }

    @Test
    void aNewNameThatIsToldOfAnotherBranchIsNotBelieved() throws Exception {
        app.fork(source, "alice");
        try (Between lying = changing("PATCH", "", branch -> branch.put("id", source.id()));
                TestedProject project = opened(Map.of("api", lying.api()))) {
            Owned alice = project.owned("alice");

            assertThat(failure(() -> project.provider.mark(alice, alice.mark().ready()))
                            .kind())
                    .isEqualTo(Kind.MALFORMED_RESPONSE);
        }
    }

    @Test
    void aListWithoutEndIsNoneAndIsNotCut() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        try (Between endless = new Between(
                        service.neon.api(),
                        query -> query.replaceAll("&cursor=.*", ""),
                        (method, path, answered) -> path.endsWith("/branches")
                                ? Optional.of(new Between.Answer(
                                        200,
                                        answered.replace(
                                                "\"pagination\":{",
                                                "\"pagination\":{\"next\":\"c" + pages.incrementAndGet() + "\",")))
                                : Optional.empty());
                TestedProject project = opened(Map.of("api", endless.api()))) {
            ForkStackException failure = failure(() -> project.find("alice"));

            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
            assertThat(failure.getMessage()).contains("no end after 100 pages");
            assertThat(pages).hasValue(100);
        }
    }

    /** Of the answers to one call, what they say of a branch; and they name no compute. */
    private static Between changing(String verb, String pathEnd, Consumer<ObjectNode> change) throws IOException {
        return Between.answering(service.neon.api(), (method, path, answered) -> {
            if (!method.equals(verb) || !path.endsWith(pathEnd)) {
                return Optional.empty();
            }
            ObjectNode json = tree(answered);
            change.accept((ObjectNode) json.get("branch"));
            json.putArray("endpoints");
            return Optional.of(new Between.Answer(200, json.toString()));
        });
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.forkstack.http;

import static dev.forkstack.http.ScriptedService.READ;
import static dev.forkstack.http.ScriptedService.TOKEN;
import static dev.forkstack.http.ScriptedService.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a service, and what we make of its answers. */
class JsonApiTest {

    private final ScriptedService service = new ScriptedService();
    private final ScriptedServer server = service.server();

    JsonApiTest() throws IOException {}

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void asksWithPathQueryAndTokenAndReadsTheAnswer() {
        server.then(200, "", "{\"branches\":[{\"id\":\"br-1\",\"unknown\":{}}],\"NAME\":\"x\"}");
        Answer answer = service.api().call(READ.with("search", "a b&c"));
        assertThat(server.requests().get(0))
                .startsWith("GET /v1/projects/p/branches?search=a%20b%26c HTTP/1.1")
                .contains("Authorization: Bearer " + TOKEN)
                .doesNotContain("Upgrade");
        assertThat(answer.json().list("branches").get(0).text("id")).isEqualTo("br-1");
        assertThat(answer.json().text("Name")).isEqualTo("x");
    }

    @Test
    void sendsTheTokenAloneWhereTheServiceHasItSo() {
        server.then(200, "", "{}");
        new JsonApi(
                        new Service("Service", server.uri(), Set.of(), "-", Optional.of("")),
                        () -> new Secret("id1:" + TOKEN),
                        Pacing.DEFAULT,
                        service.progress())
                .call(READ);
        assertThat(server.requests().get(0)).contains("Authorization: id1:" + TOKEN);
    }

    @Test
    void tellsWhatIsWrongWithAFieldOfAList() {
        server.then(422, "", "{\"errors\":[{\"namespace\":\"branch\",\"name\":\"base\",\"errors\":[\"is taken\"]}]}");
        assertThat(service.failure(WRITE)).hasMessageContaining("422 base: is taken.");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        server.then(200, "", "{\"branches\":[{\"id\":null}]}");
        Json branch = service.api().call(READ).json().list("branches").get(0);
        ForkStackException missing = catchThrowableOfType(ForkStackException.class, () -> branch.text("id"));
        assertThat(missing.kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
        assertThat(missing).hasMessage("Service's answer, when asked to list branches, lacks branches[0].id.");
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            server.then(307, "Location: " + other.uri() + "\r\n", "");
            assertThat(service.failure(READ).kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void takesNoAnswerThatIsCutShort() {
        server.then(out -> out.write(
                new String(ScriptedServer.answer(200, "", "{\"a\":1}"), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("Content-Length: 7", "Content-Length: 700")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(service.failure(WRITE).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void takesNoAnswerThatIsNoJson() {
        server.then(200, "", "<html>captive portal</html>");
        assertThat(service.failure(WRITE).kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() {
        byte[] megabyte = new byte[1_048_576];
        server.then(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(megabyte);
            }
        });
        JsonApi api = service.api(TOKEN, Duration.ofSeconds(3), Duration.ofSeconds(20));
        assertThat(catchThrowableOfType(ForkStackException.class, () -> api.call(READ)))
                .hasMessageContaining("longer than 16 MB");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tellsNoSecretThatTheServiceRepeats() {
        server.then(
                400,
                "",
                "{\"code\":\"BAD\",\"message\":\"token " + TOKEN
                        + " for postgresql://app:hunter2@ep-1.neon.tech/db\\nand eyJhbGciOi.eyJzdWIi.c2ln\"}");
        ForkStackException failure = service.failure(WRITE);
        assertThat(failure)
                .hasMessage("Service did not create branch alice: 400 BAD, token *** for"
                        + " postgresql://app:***@ep-1.neon.tech/db and ***.");
        assertThat(failure.remedy()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "first\nsecond", "first\u2028second", "first second", "fürst"})
    void doesNotSendWhatIsNoTokenAndDoesNotTellIt(String token) {
        JsonApi api = service.api(token);
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> api.call(READ));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.remedy()).isEqualTo("Check the variable TOKEN.");
        assertThat(failure.getMessage())
                .doesNotContain("first")
                .doesNotContain("second")
                .doesNotContain("rst");
        assertThat(failure).hasNoCause();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysWhatToDoAboutAToken() {
        server.then(401, "", "{\"message\":\"no\"}");
        assertThat(service.failure(READ).remedy()).isEqualTo("Check the variable TOKEN.");
    }

    @Test
    void leavesAcceptedStatusesToTheCaller() {
        server.then(409, "", "{\"message\":\"Branch already exists\"}");
        Answer answer = service.api().call(WRITE.accepting(409));
        assertThat(answer.is(409)).isTrue();
        assertThat(answer.complaint()).contains("already exists");
        assertThat(answer.failure().kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(answer).asString().doesNotContain("exists");
    }
}

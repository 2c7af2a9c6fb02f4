package dev.forkstack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service may do to us, and what we make of it. */
class JsonApiTest {

    private static final String TOKEN = "tok-3f9a7c1e5b";
    private static final ApiRequest READ = ApiRequest.get("list branches", "projects", "p", "branches");
    private static final ApiRequest WRITE = ApiRequest.post("create branch alice", "projects", "p", "branches")
            .json(JsonNodeFactory.instance.objectNode().put("name", "alice"));

    private final ScriptedServer server = new ScriptedServer();
    private final RecordedProgress progress = new RecordedProgress();
    private Pacing pacing =
            new Pacing(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(3), Duration.ofSeconds(1));

    JsonApiTest() throws IOException {}

    @AfterEach
    void close() {
        server.close();
    }

    private JsonApi api() {
        return new JsonApi(
                new Service("Service", server.uri(), Set.of(423, 429, 503), "Check the variable TOKEN."),
                () -> new Secret(TOKEN),
                pacing,
                progress);
    }

    private ForkStackException failure(ApiRequest request) {
        return catchThrowableOfType(ForkStackException.class, () -> api().call(request));
    }

    @Test
    void asksWithPathQueryAndTokenAndReadsTheAnswer() {
        server.then(200, "", "{\"branches\":[{\"id\":\"br-1\",\"unknown\":{}}],\"NAME\":\"x\"}");
        Answer answer = api().call(READ.with("search", "a b&c"));
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
                        pacing,
                        progress)
                .call(READ);
        assertThat(server.requests().get(0)).contains("Authorization: id1:" + TOKEN);
    }

    @Test
    void tellsWhatIsWrongWithAFieldOfAList() {
        server.then(422, "", "{\"errors\":[{\"namespace\":\"branch\",\"name\":\"base\",\"errors\":[\"is taken\"]}]}");
        assertThat(failure(WRITE)).hasMessageContaining("422 base: is taken.");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        server.then(200, "", "{\"branches\":[{\"id\":null}]}");
        Json branch = api().call(READ).json().list("branches").get(0);
        ForkStackException missing = catchThrowableOfType(ForkStackException.class, () -> branch.text("id"));
        assertThat(missing.kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
        assertThat(missing).hasMessage("Service's answer, when asked to list branches, lacks branches[0].id.");
    }

    @Test
    void repeatsAReadAfterADroppedConnectionAndAServerError() {
        server.thenDrops().thenDrops().then(500, "", "oops").then(200, "", "{}");
        assertThat(api().call(READ).status()).isEqualTo(200);
    }

    @Test
    void givesUpAReadThatAlwaysFails() {
        for (int i = 0; i < 20; i++) {
            server.then(500, "", "{\"message\":\"down\"}");
        }
        ForkStackException failure = failure(READ);
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessage("Service did not list branches: 500 down.");
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void neverSendsAWriteTwiceWhoseOutcomeIsOpen() {
        server.thenDrops();
        assertThat(failure(WRITE).leavesOutcomeOpen()).isTrue();
        assertThat(server.requests()).hasSize(1);
        server.then(500, "", "{}");
        assertThat(failure(WRITE).leavesOutcomeOpen()).isTrue();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void sendsAWriteAgainThatWasNotBegun() {
        server.then(423, "", "{}").then(429, "", "{}").then(503, "", "{}").then(201, "", "{}");
        assertThat(api().call(WRITE).status()).isEqualTo(201);
        assertThat(server.requests()).hasSize(4);
        assertThat(progress.lines())
                .containsExactly("started waiting: Service is busy (503), asked to create branch alice");
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        server.then(429, "Retry-After: 1\r\n", "{}").then(200, "", "{}");
        long begin = System.nanoTime();
        api().call(WRITE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void understandsADateAsRetryAfter() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
        server.then(429, "Retry-After: " + date + "\r\n", "{}").then(200, "", "{}");
        long begin = System.nanoTime();
        api().call(WRITE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void doesNotWaitLongerThanItHasPatience() {
        server.then(429, "Retry-After: 3600\r\n", "{\"message\":\"slow down\"}");
        ForkStackException failure = failure(WRITE);
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            server.then(307, "Location: " + other.uri() + "\r\n", "");
            assertThat(failure(READ).kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void takesNoAnswerThatIsCutShort() {
        server.then(out -> out.write(
                new String(ScriptedServer.answer(200, "", "{\"a\":1}"), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("Content-Length: 7", "Content-Length: 700")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(failure(WRITE).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void takesNoAnswerThatIsNoJson() {
        server.then(200, "", "<html>captive portal</html>");
        assertThat(failure(WRITE).kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
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
        pacing = new Pacing(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(3), Duration.ofSeconds(20));
        assertThat(failure(READ)).hasMessageContaining("longer than 16 MB");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotWaitForAnAnswerThatTrickles() {
        server.then(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++) {
                out.write('{');
                out.flush();
                Thread.sleep(100);
            }
        });
        assertThat(failure(WRITE)).hasMessageContaining("no whole answer within 1 s");
    }

    @Test
    void tellsNoSecretThatTheServiceRepeats() {
        server.then(
                400,
                "",
                "{\"code\":\"BAD\",\"message\":\"token " + TOKEN
                        + " for postgresql://app:hunter2@ep-1.neon.tech/db\\nand eyJhbGciOi.eyJzdWIi.c2ln\"}");
        ForkStackException failure = failure(WRITE);
        assertThat(failure)
                .hasMessage("Service did not create branch alice: 400 BAD, token *** for"
                        + " postgresql://app:***@ep-1.neon.tech/db and ***.");
        assertThat(failure.remedy()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "first\nsecond", "first\u2028second", "first second", "fürst"})
    void doesNotSendWhatIsNoTokenAndDoesNotTellIt(String token) {
        JsonApi api = new JsonApi(
                new Service("Service", server.uri(), Set.of(), "Check the variable TOKEN."),
                () -> new Secret(token),
                pacing,
                progress);
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
        assertThat(failure(READ).remedy()).isEqualTo("Check the variable TOKEN.");
    }

    @Test
    void leavesAcceptedStatusesToTheCaller() {
        server.then(409, "", "{\"message\":\"Branch already exists\"}");
        Answer answer = api().call(WRITE.accepting(409));
        assertThat(answer.is(409)).isTrue();
        assertThat(answer.complaint()).contains("already exists");
        assertThat(answer.failure().kind()).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(answer).asString().doesNotContain("exists");
    }

    @Test
    void endsAReadAtOnceWhenItIsInterrupted() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        server.then(out -> {
            asked.countDown();
            Thread.sleep(5_000);
        });
        pacing = new Pacing(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(9), Duration.ofSeconds(9));
        assertThat(interrupted(READ, asked)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void waitsForTheEndOfAWriteThoughItIsInterrupted() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        server.then(out -> {
            asked.countDown();
            Thread.sleep(700);
            out.write(ScriptedServer.answer(201, "", "{}"));
        });
        pacing = new Pacing(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(9), Duration.ofSeconds(9));
        assertThat(interrupted(WRITE, asked)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
    }

    /** How long the call goes on after the interrupt; the thread has to be left interrupted. */
    private Duration interrupted(ApiRequest request, CountDownLatch asked) throws InterruptedException {
        boolean[] stillSet = {false};
        Thread caller = new Thread(() -> {
            try {
                api().call(request);
            } catch (ForkStackException e) {
                assertThat(e).hasMessage("Interrupted.");
            }
            stillSet[0] = Thread.currentThread().isInterrupted();
        });
        caller.start();
        asked.await();
        long begin = System.nanoTime();
        caller.interrupt();
        caller.join(8_000);
        assertThat(stillSet[0]).isTrue();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}

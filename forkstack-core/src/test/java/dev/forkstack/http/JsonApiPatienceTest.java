package dev.forkstack.http;

import static dev.forkstack.http.ScriptedService.READ;
import static dev.forkstack.http.ScriptedService.TOKEN;
import static dev.forkstack.http.ScriptedService.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a service is asked, and how long it is waited for. */
class JsonApiPatienceTest {

    private final ScriptedService service = new ScriptedService();
    private final ScriptedServer server = service.server();

    JsonApiPatienceTest() throws IOException {}

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void repeatsAReadAfterADroppedConnectionAndAServerError() {
        server.thenDrops().thenDrops().then(500, "", "oops").then(200, "", "{}");
        assertThat(service.api().call(READ).status()).isEqualTo(200);
    }

    @Test
    void givesUpAReadThatAlwaysFails() {
        for (int i = 0; i < 20; i++) {
            server.then(500, "", "{\"message\":\"down\"}");
        }
        ForkStackException failure = service.failure(READ);
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessage("Service did not list branches: 500 down.");
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void neverSendsAWriteTwiceWhoseOutcomeIsOpen() {
        server.thenDrops();
        assertThat(service.failure(WRITE).leavesOutcomeOpen()).isTrue();
        assertThat(server.requests()).hasSize(1);
        server.then(500, "", "{}");
        assertThat(service.failure(WRITE).leavesOutcomeOpen()).isTrue();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void sendsAWriteAgainThatWasNotBegun() {
        server.then(423, "", "{}").then(429, "", "{}").then(503, "", "{}").then(201, "", "{}");
        assertThat(service.api().call(WRITE).status()).isEqualTo(201);
        assertThat(server.requests()).hasSize(4);
        assertThat(service.progress().lines())
                .containsExactly("started waiting: Service is busy (503), asked to create branch alice");
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        server.then(429, "Retry-After: 1\r\n", "{}").then(200, "", "{}");
        long begin = System.nanoTime();
        service.api().call(WRITE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void understandsADateAsRetryAfter() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
        server.then(429, "Retry-After: " + date + "\r\n", "{}").then(200, "", "{}");
        long begin = System.nanoTime();
        service.api().call(WRITE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void doesNotWaitLongerThanItHasPatience() {
        server.then(429, "Retry-After: 3600\r\n", "{\"message\":\"slow down\"}");
        ForkStackException failure = service.failure(WRITE);
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
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
        assertThat(service.failure(WRITE)).hasMessageContaining("no whole answer within 1 s");
    }

    @Test
    void endsAReadAtOnceWhenItIsInterrupted() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        server.then(out -> {
            asked.countDown();
            Thread.sleep(5_000);
        });
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
        assertThat(interrupted(WRITE, asked)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
    }

    /** How long the call goes on after the interrupt; the thread has to be left interrupted. */
    private Duration interrupted(ApiRequest request, CountDownLatch asked) throws InterruptedException {
        boolean[] stillSet = {false};
        Thread caller = new Thread(() -> {
            try {
                service.api(TOKEN, Duration.ofSeconds(9), Duration.ofSeconds(9)).call(request);
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

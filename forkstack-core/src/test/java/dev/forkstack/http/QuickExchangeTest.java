package dev.forkstack.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server may do to a request that is one of many. */
class QuickExchangeTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ScriptedServer server = new ScriptedServer();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    QuickExchangeTest() throws IOException {}

    @AfterEach
    void close() {
        over.countDown();
        server.close();
    }

    private Reply send(String method, String body, Duration limit) throws IOException {
        return new QuickExchange()
                .send(
                        method,
                        server.uri(),
                        Map.of("X-Own", "a", "accept", "application/json"),
                        body.getBytes(US_ASCII),
                        limit);
    }

    private IOException failure(Duration limit) {
        return catchThrowableOfType(IOException.class, () -> send("GET", "", limit));
    }

    @Test
    void aRequestWithoutABodySaysSoAndNamesNoTypeOfItsOwn() throws IOException {
        server.then(200, "X-There: b\r\nServer: one\r\nserver: two\r\n", "yes");

        Reply reply = send("PUT", "", LONG);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), US_ASCII)).isEqualTo("yes");
        assertThat(reply.headers().firstValue("x-there")).hasValue("b");
        assertThat(reply.headers().allValues("Server")).containsExactlyInAnyOrder("one", "two");
        assertThat(server.requests().get(0))
                .startsWith("PUT /v1 HTTP/1.1")
                .contains("X-Own: a", "accept: application/json", "Content-Length: 0")
                .doesNotContain("Content-Type", "form", "*/*");
    }

    @Test
    void aFailureIsAnAnswerTooWithItsWords() throws IOException {
        for (int status : new int[] {301, 401, 404, 503}) {
            server.then(status, "Location: http://127.0.0.1:1/\r\nWWW-Authenticate: Basic realm=\"r\"\r\n", "why");

            Reply reply = send("POST", "body", LONG);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(new String(reply.body(), US_ASCII)).isEqualTo("why");
        }
        assertThat(server.requests()).hasSize(4).allMatch(request -> request.endsWith("body"));
    }

    @Test
    void nobodyWhoAsksIsGivenThePasswordThatThisJvmHasForOthers() throws IOException {
        AtomicInteger given = new AtomicInteger();
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                given.incrementAndGet();
                return new PasswordAuthentication("maven", "secret".toCharArray());
            }
        });
        try {
            server.then(401, "WWW-Authenticate: Basic realm=\"r\"\r\n", "why");

            assertThat(send("GET", "", LONG).status()).isEqualTo(401);
        } finally {
            Authenticator.setDefault(null);
        }
        assertThat(given).hasValue(0);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatComesBeforeTheAnswerIsNoneAndNobodyWaitsForItsEnd() throws Exception {
        try (ServerSocket one = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                answerAllOnOneConnection(one, "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
                answerAllOnOneConnection(one, OK);
            });
            thread.setDaemon(true);
            thread.start();
            URI uri = URI.create("http://127.0.0.1:" + one.getLocalPort() + "/");

            assertThat(catchThrowableOfType(
                            IOException.class, () -> new QuickExchange().send("GET", uri, Map.of(), new byte[0], LONG)))
                    .hasMessageContaining("103");
            assertThat(new QuickExchange()
                            .send("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(10))
                            .body())
                    .asString()
                    .isEqualTo("ok");
        }
    }

    @Test
    void halfAnAnswerIsNoneAndSoIsWhatIsNoHttp() {
        server.then(out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!".getBytes(US_ASCII)))
                .then(out -> out.write(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive!\r\n".getBytes(US_ASCII)))
                .then(out -> out.write("garbage garbage".getBytes(US_ASCII)));

        assertThat(failure(LONG)).hasMessageContaining("5 of 10 bytes");
        assertThat(failure(LONG)).isNotNull();
        assertThat(failure(LONG)).isNotNull();
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        server.then(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            byte[] piece = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(piece);
            }
        });

        assertThat(failure(LONG)).isInstanceOf(BoundedBody.TooLong.class);
    }

    @Test
    void theTimeIsOverForAnAnswerThatDoesNotBeginAndForOneThatTrickles() {
        server.then(out -> over.await(5, TimeUnit.SECONDS));
        assertThat(failure(SHORT)).hasMessageContaining("no whole answer within");
        over.countDown();
        server.then(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write('.');
                TimeUnit.MILLISECONDS.sleep(20);
            }
        });
        assertThat(failure(SHORT)).hasMessageContaining("no whole answer within");
    }

    @Test
    void anInterruptEndsTheWaitingForAnAnswer() throws Exception {
        server.then(out -> {
            asked.countDown();
            over.await(20, TimeUnit.SECONDS);
        });
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                send("GET", "", LONG);
                end.complete(null);
            } catch (IOException | RuntimeException e) {
                end.complete(Thread.currentThread().isInterrupted() ? e : new IllegalStateException("not kept", e));
            }
        });
        thread.start();
        asked.await();

        thread.interrupt();

        assertThat(end.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("Interrupted.");
        over.countDown();
        server.then(200, "", "yes");
        assertThat(send("GET", "", LONG).body()).asString().isEqualTo("yes");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void whoIsInterruptedAlreadySendsNothing() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThat(catchThrowableOfType(ForkStackException.class, () -> send("GET", "", LONG)))
                    .isNotNull();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        try (ServerSocket one = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerAllOnOneConnection(one, OK));
            thread.setDaemon(true);
            thread.start();
            URI uri = URI.create("http://127.0.0.1:" + one.getLocalPort() + "/");
            for (String method : List.of("PUT", "GET", "DELETE", "POST")) {
                assertThat(new QuickExchange()
                                .send(method, uri, Map.of(), new byte[0], Duration.ofSeconds(10))
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static void answerAllOnOneConnection(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            int tail = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                tail = tail << 8 | c;
                if (tail == 0x0d0a0d0a) {
                    out.write(answer.getBytes(US_ASCII));
                }
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }
}

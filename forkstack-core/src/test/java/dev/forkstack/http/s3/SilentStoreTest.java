package dev.forkstack.http.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.http.Pacing;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt ends what a store beyond TLS does not answer, wherever it falls silent: closing such a connection may wait. */
class SilentStoreTest {

    private static final S3Request READ = S3Request.of("GET", "list bucket b", "b", "");
    private static final S3Request LONG = S3Request.of("POST", "delete objects", "b", "")
            .body(new byte[8 << 20])
            .repeated(S3Request.Repeat.FREELY);

    private static final S3Request COPY = new ObjectRequests("b")
            .copy("k", new CopySource("a", "k", Optional.empty(), Map.of()), Map.of())
            .within(Pacing.DEFAULT.request().plusSeconds(9));

    private static SSLContext context;
    private static SSLContext before;
    private static SSLSocketFactory factoryBefore;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeAll
    static void trustNobodyElse(@TempDir Path work) throws IOException, InterruptedException, GeneralSecurityException {
        context = SelfSigned.in(work).context();
        before = SSLContext.getDefault();
        factoryBefore = HttpsURLConnection.getDefaultSSLSocketFactory();
        SSLContext.setDefault(context);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
        HttpsURLConnection.setDefaultSSLSocketFactory(factoryBefore);
    }

    @AfterEach
    void end() {
        over.countDown();
    }

    @Test
    void beforeTheHandshake() throws Exception {
        try (ServerSocket store = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            asked.countDown();
            assertAnInterruptEnds(READ, store);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void beforeTheAnswer(String protocol) throws Exception {
        try (ServerSocket store = silent(protocol, "")) {
            assertAnInterruptEnds(READ, store);
        }
    }

    @Test
    void inTheMiddleOfALongRequest() throws Exception {
        try (ServerSocket store = silent("TLSv1.3", "")) {
            assertAnInterruptEnds(LONG, store);
        }
    }

    @Test
    void inTheMiddleOfTheAnswerToALongCopy() throws Exception {
        try (ServerSocket store = silent("TLSv1.3", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")) {
            assertAnInterruptEnds(COPY, store);
        }
    }

    /** Reads the beginning of a request, says something, and does nothing more. */
    private ServerSocket silent(String protocol, String said) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setEnabledProtocols(new String[] {protocol});
        Thread thread = new Thread(() -> {
            try (SSLSocket client = (SSLSocket) server.accept()) {
                assertThat(client.getInputStream().read()).isPositive();
                client.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                asked.countDown();
                over.await();
            } catch (IOException | InterruptedException e) {
                // The test has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private void assertAnInterruptEnds(S3Request request, ServerSocket store) throws Exception {
        S3Api api = new S3Api(
                new Store("Store", URI.create("https://127.0.0.1:" + store.getLocalPort()), "us-east-1", "Set KEY."),
                () -> new AccessKey("AKID", new Secret("secret"), Optional.empty()),
                Pacing.DEFAULT,
                new RecordedProgress());
        CompletableFuture<ForkStackException> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                api.once(request);
            } catch (ForkStackException e) {
                end.complete(e);
            }
        });
        thread.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100); // until it waits, be it for bytes or for room

        thread.interrupt();

        assertThat(end.get(10, TimeUnit.SECONDS)).hasMessage("Interrupted.");
    }
}

package dev.forkstack.provider.turso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.turso.BranchRequest.Maker;
import dev.forkstack.provider.turso.BranchRequest.Outcome;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that is taken although nothing stands there: its database is still being deleted. */
class BranchRequestTest {

    private final RecordedProgress progress = new RecordedProgress();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aNameThatIsStillBeingDeletedIsWaitedFor() {
        refusals.set(3);

        Outcome outcome = waitingFor(Duration.ofSeconds(20));

        assertThat(outcome.maker()).isEqualTo(Maker.THIS_REQUEST);
        assertThat(outcome.database().id()).isEqualTo("id-2");
        assertThat(refusals).hasValue(0);
    }

    @Test
    void butNotForEverAndThenAnotherNameIsTheRemedy() {
        refusals.set(Integer.MAX_VALUE);

        ForkStackException failure =
                catchThrowableOfType(ForkStackException.class, () -> waitingFor(Duration.ofMillis(50)));

        assertThat(failure.getMessage()).contains("the name app-alice to be free");
        assertThat(failure.remedy()).contains("another environment name");
    }

    private Outcome waitingFor(Duration patience) {
        Pacing pacing = new Pacing(Duration.ofMillis(5), Duration.ofMillis(10), patience, Duration.ofSeconds(5));
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        JsonApi json =
                new JsonApi(new Service("Turso", base, Set.of(429), "-"), () -> new Secret("token"), pacing, progress);
        Database source = new Database(
                "app-prod", "id-1", "host", "default", Optional.empty(), new Database.Blocks(false, false, false));
        BranchRequest request =
                new BranchRequest(new TursoApi(json, "acme"), "app-alice", "default", source, Optional.empty());
        return new Waiting(pacing, progress).until("the name app-alice to be free", request::send);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean creates = exchange.getRequestMethod().equals("POST");
        boolean refuses = creates && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        String body = creates
                ? refuses
                        ? "{\"error\":\"database with same name already exists\"}"
                        : "{\"database\":{\"DbId\":\"id-2\",\"Hostname\":\"h\",\"Name\":\"app-alice\"}}"
                : "{\"error\":\"could not find database with name app-alice: record not found\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refuses ? 400 : creates ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of answers that the service should not give: a name that is taken by nothing, and another's data. */
class BranchRequestTest {

    private final RecordedProgress progress = new RecordedProgress();
    private final AtomicInteger refusals = new AtomicInteger();
    private String made = database("app-alice", "id-2", "h", "");
    private String standing = "";
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

    @ParameterizedTest
    @CsvSource({"app-prod,id-2,h", "app-alice,id-1,h", "app-alice,id-2,HOST", "app-alice,id-0,h", "app-alice,id-2,live"
    })
    void anAnswerAboutAnotherDatabaseIsNotBelieved(String name, String id, String host) {
        made = database(name, id, host, "");

        assertThat(failure().kind()).isEqualTo(ForkStackException.Kind.MALFORMED_RESPONSE);

        standing = database(name, id, host, "");
        assertThat(failure().kind()).isEqualTo(ForkStackException.Kind.MALFORMED_RESPONSE);

        standing = database("app-alice", "id-2", "h", "2999-01-01T00:00:00Z");
        assertThat(waitingFor(Duration.ofSeconds(20)).maker()).isEqualTo(Maker.PERHAPS_THIS_REQUEST);
    }

    @Test
    void whatWasBranchedBeforeTheRequestIsAnothers() {
        made = "{}";
        standing = database("app-alice", "id-2", "h", "2020-01-01T00:00:00Z");

        assertThat(waitingFor(Duration.ofSeconds(20)).maker()).isEqualTo(Maker.ANOTHER);
    }

    private ForkStackException failure() {
        return catchThrowableOfType(ForkStackException.class, () -> waitingFor(Duration.ofMillis(50)));
    }

    private static String database(String name, String id, String host, String branched) {
        return "{\"database\":{\"DbId\":\"" + id + "\",\"Hostname\":\"" + host + "\",\"Name\":\"" + name + "\""
                + (branched.isEmpty() ? "" : ",\"parent\":{\"id\":\"id-1\",\"branched_at\":\"" + branched + "\"}")
                + "}}";
    }

    private Outcome waitingFor(Duration patience) {
        Pacing pacing = new Pacing(Duration.ofMillis(5), Duration.ofMillis(10), patience, Duration.ofSeconds(5));
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        JsonApi json =
                new JsonApi(new Service("Turso", base, Set.of(429), "-"), () -> new Secret("token"), pacing, progress);
        BranchRequest request = new BranchRequest(
                new TursoApi(json, "acme"),
                "app-alice",
                "default",
                root("app-bob", "id-1", "host"),
                Optional.of(root("app-prod", "id-0", "live")),
                Optional.empty());
        return new Waiting(pacing, progress).until("the name app-alice to be free", request::send);
    }

    private static Database root(String name, String id, String host) {
        return new Database(name, id, host, "default", Optional.empty(), new Database.Blocks(false, false, false));
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean creates = exchange.getRequestMethod().equals("POST");
        boolean refuses = creates && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        String body = creates
                ? refuses ? "{\"error\":\"database with same name already exists\"}" : made
                : standing.isEmpty()
                        ? "{\"error\":\"could not find database with name app-alice: record not found\"}"
                        : standing;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refuses ? 400 : creates || !standing.isEmpty() ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

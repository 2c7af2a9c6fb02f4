package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FaultTest {

    private final EchoService service = new EchoService();
    private final Traffic traffic = new Traffic();
    private final EmulatorServer server = EmulatorServer.start(0, service, traffic);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ALL,
            names = ".*_4..|.*_4.._.*|.*_503|ERROR_500") // those that are nothing but a status
    void answersTheStatusWithoutDoingAnything(Fault.Kind kind) throws Exception {
        fail(kind);
        HttpResponse<String> answer = post("/things/a", "right");
        assertThat(answer.statusCode()).isEqualTo(kind.status());
        assertThat(answer.body()).contains("fault " + kind);
        assertThat(service.effects).hasValue(0);
        assertThat(post("/things/a", "right").statusCode()).isEqualTo(201);
    }

    @Test
    void answersLateWhenItIsFarAway() throws Exception {
        traffic.delay(java.time.Duration.ofMillis(300));
        long begin = System.nanoTime();
        assertThat(post("/things/a", "right").statusCode()).isEqualTo(201);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    void saysWhenToComeAgain() throws Exception {
        fail(Fault.Kind.THROTTLED_429_RETRY_AFTER);
        assertThat(post("/things/a", "right").headers().firstValue("Retry-After"))
                .contains("1");
    }

    @Test
    void repeatsInAnErrorWhatItShouldKeepToItself() throws Exception {
        fail(Fault.Kind.INDISCREET_500);
        HttpResponse<String> answer = post("/things/a", "right");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Bearer right");
        assertThat(service.effects).hasValue(1);
    }

    @Test
    void answersAnErrorAlthoughAllWasDone() throws Exception {
        fail(Fault.Kind.ERROR_500_AFTER_EFFECT);
        assertThat(post("/things/a", "right").statusCode()).isEqualTo(500);
        assertThat(service.effects).hasValue(1);
    }

    @Test
    void dropsTheConnectionBeforeTheEffect() {
        fail(Fault.Kind.DROPPED_BEFORE_EFFECT);
        assertThatThrownBy(() -> post("/things/a", "right")).isInstanceOf(IOException.class);
        assertThat(service.effects).hasValue(0);
        assertThat(traffic.calls()).containsExactly(new Call("POST", "/things/a", "", 0));
    }

    @Test
    void dropsTheConnectionAfterTheEffect() {
        fail(Fault.Kind.DROPPED_AFTER_EFFECT);
        assertThatThrownBy(() -> post("/things/a", "right")).isInstanceOf(IOException.class);
        assertThat(service.effects).hasValue(1);
    }

    @Test
    void cutsAnAnswerThatPromisedMore() {
        fail(Fault.Kind.CUT_ANSWER);
        assertThatThrownBy(() -> post("/things/a", "right"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fixed content-length");
        assertThat(service.effects).hasValue(1);
    }

    @Test
    void leavesFieldsOut() throws Exception {
        fail(Fault.Kind.FIELDS_MISSING);
        HttpResponse<String> answer = post("/things/a", "right");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"thing\":{}}");
    }

    @Test
    void answersWithAPageInsteadOfJson() throws Exception {
        fail(Fault.Kind.NOT_JSON);
        HttpResponse<String> answer = post("/things/a", "right");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void tellsWhoFollowedARedirectToAnotherHost() throws Exception {
        fail(Fault.Kind.REDIRECT_TO_OTHER_HOST);
        HttpResponse<String> answer = post("/things/a", "right");
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(traffic.strayRequests()).isEmpty();
        URI elsewhere = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(elsewhere.getPort()).isNotEqualTo(server.uri().getPort());
        client.send(HttpRequest.newBuilder(elsewhere).build(), BodyHandlers.discarding());
        assertThat(traffic.strayRequests()).containsExactly(new Call("GET", "/things/a", "", 404));
    }

    @Test
    void answersMoreThanAnybodyWants() throws Exception {
        fail(Fault.Kind.GIANT_ANSWER);
        HttpResponse<InputStream> answer =
                client.send(request("/things/a", "right"), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.skip(Long.MAX_VALUE)).isEqualTo(64 << 20);
        }
    }

    @Test
    void answersWithoutEnd() throws Exception {
        fail(Fault.Kind.ENDLESS_ANSWER);
        HttpResponse<InputStream> answer =
                client.send(request("/things/a", "right"), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
        try (InputStream body = answer.body()) {
            assertThat(body.readNBytes(1 << 20)).hasSize(1 << 20);
        }
    }

    @Test
    void hitsTheNthCallOnceAndOnlyThat() throws Exception {
        traffic.fail(new Fault("POST", "^/things/b$", 2, Fault.Kind.CONFLICT_409));
        assertThat(post("/things/a", "right").statusCode()).isEqualTo(201);
        assertThat(post("/things/b", "right").statusCode()).isEqualTo(201);
        assertThat(traffic.remaining()).isEqualTo(1);
        assertThat(post("/things/b", "right").statusCode()).isEqualTo(409);
        assertThat(traffic.remaining()).isZero();
        assertThat(post("/things/b", "right").statusCode()).isEqualTo(201);
    }

    @Test
    void refusesWhoHasNoToken() throws Exception {
        assertThat(post("/things/a", "wrong").statusCode()).isEqualTo(401);
        assertThat(post("/elsewhere", "right").statusCode()).isEqualTo(404);
    }

    @Test
    void takesFaultsAndTellsCallsOverHttp() throws Exception {
        String fault = "{\"method\":\"*\",\"pathRegex\":\"/things\",\"nth\":1,\"kind\":\"LOCKED_423\"}";
        HttpRequest.Builder control = HttpRequest.newBuilder(server.uri().resolve("/_emulator/faults"));
        client.send(control.POST(HttpRequest.BodyPublishers.ofString(fault)).build(), BodyHandlers.discarding());
        assertThat(post("/things/a", "right").statusCode()).isEqualTo(423);
        assertThat(get("/_emulator/calls"))
                .isEqualTo("[{\"method\":\"POST\",\"path\":\"/things/a\",\"query\":\"\",\"status\":423}]");
        assertThat(get("/_emulator/state")).isEqualTo("0 effects\n");
    }

    private void fail(Fault.Kind kind) {
        traffic.fail(new Fault("POST", "/things", 1, kind));
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        return client.send(request(path, token), BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }
}

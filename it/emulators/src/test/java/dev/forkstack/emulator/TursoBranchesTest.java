package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TursoBranchesTest {

    private static final String COUNT = "SELECT count(*) FROM item";

    @RegisterExtension
    final RunningTurso turso = new RunningTurso();

    private TursoClient client;

    @BeforeEach
    void fill() throws Exception {
        client = turso.client();
        client.create("shop");
        client.run("shop", "CREATE TABLE item (name)", "INSERT INTO item VALUES ('tea'), ('coffee')");
    }

    @Test
    void startsWithTheDataOfItsSourceAndGoesItsOwnWay() throws Exception {
        client.branch("branch", "shop");
        assertThat(client.run("branch", "INSERT INTO item VALUES ('mine')", COUNT))
                .isEqualTo("3");
        assertThat(client.run("shop", "DELETE FROM item", COUNT)).isEqualTo("0");
        assertThat(client.run("branch", COUNT)).isEqualTo("3");
        client.api("DELETE", "/databases/shop", "");
        assertThat(client.run("branch", COUNT)).isEqualTo("3");
    }

    @Test
    void namesItsParent() throws Exception {
        client.branch("branch", "shop");
        JsonNode parent = client.database("branch").path("parent");
        assertThat(parent.path("id").asText())
                .isEqualTo(client.database("shop").path("DbId").asText());
        assertThat(parent.path("name").asText()).isEqualTo("shop");
        assertThat(Instant.parse(parent.path("branched_at").asText())).isBefore(Instant.now());
    }

    @Test
    void takesTheKeyThatTheCommandLineToolSends() throws Exception {
        assertThat(client.create("branch", ",\"seed\":{\"type\":\"database\",\"value\":\"shop\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.run("branch", COUNT)).isEqualTo("2");
    }

    @Test
    void hasNothingOfATransactionThatIsStillOpen() throws Exception {
        String token = client.token("shop");
        String begin =
                TursoClient.pipeline("BEGIN").replace("]}", "," + step("INSERT INTO item VALUES ('half')") + "]}");
        JsonNode open =
                client.data("shop", "POST", "/v2/pipeline", begin, token).json();
        client.branch("branch", "shop");
        assertThat(client.run("branch", COUNT)).isEqualTo("2");
        String commit = "{\"baton\":\"" + open.path("baton").asText() + "\",\"requests\":[" + step("COMMIT")
                + ",{\"type\":\"close\"}]}";
        client.data("shop", "POST", "/v2/pipeline", commit, token);
        assertThat(client.run("shop", COUNT)).isEqualTo("3");
    }

    @Test
    void hasTheDataOfTheNewestSnapshotThatIsNotAfterTheInstant() throws Exception {
        assertThat(client.control("snapshot", "{\"database\":\"shop\"}").status())
                .isEqualTo(204);
        Instant first = Instant.now();
        client.run("shop", "INSERT INTO item VALUES ('later')");
        turso.emulator().advance(Duration.ofMinutes(10));
        turso.emulator().snapshot("shop");
        client.run("shop", "DELETE FROM item");
        turso.emulator().advance(Duration.ofMinutes(1));
        assertThat(at("early", first.minusSeconds(60)).status()).isEqualTo(400);
        at("two", first);
        at("three", first.plusSeconds(601));
        assertThat(client.run("two", COUNT)).isEqualTo("2");
        assertThat(client.run("three", COUNT)).isEqualTo("3");
        assertThat(Instant.parse(
                        client.database("two").at("/parent/branched_at").asText()))
                .isEqualTo(first);
        assertThat(at("future", first.plusSeconds(6_000)).status()).isEqualTo(400);
    }

    @Test
    void hasOneMomentOfASourceThatIsWrittenTo() throws Exception {
        String token = client.token("shop");
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            String both = TursoClient.pipeline("BEGIN")
                    .replace(
                            "]}",
                            "," + step("INSERT INTO item VALUES (1)") + "," + step("INSERT INTO item VALUES (2)") + ","
                                    + step("COMMIT") + ",{\"type\":\"close\"}]}");
            while (!isOver.get()) {
                post(both, token);
            }
        });
        for (int i = 0; i < 5; i++) {
            client.branch("branch" + i, "shop");
            assertThat(client.run("branch" + i, "SELECT count(*) % 2 FROM item"))
                    .isEqualTo("0");
            assertThat(client.run("branch" + i, "PRAGMA integrity_check")).isEqualTo("ok");
        }
        isOver.set(true);
        writer.join();
        assertThat(Integer.parseInt(client.run("shop", COUNT))).isGreaterThan(2);
    }

    private void post(String body, String token) {
        try {
            assertThat(client.data("shop", "POST", "/v2/pipeline", body, token).body())
                    .doesNotContain("error");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TursoClient.Reply at(String name, Instant at) throws Exception {
        return client.create(name, ",\"seed\":{\"type\":\"database\",\"name\":\"shop\",\"timestamp\":\"" + at + "\"}");
    }

    private static String step(String sql) {
        return "{\"type\":\"execute\",\"stmt\":{\"sql\":\"" + sql + "\"}}";
    }
}

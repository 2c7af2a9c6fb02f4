package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TursoReadinessTest {

    private static final long ALMOST_TWO_SECONDS = 1_800_000_000L;

    @RegisterExtension
    final RunningTurso turso = new RunningTurso(options -> options);

    private TursoClient client;

    @BeforeEach
    void connect() {
        client = turso.client();
    }

    @Test
    void answersTheFirstRequestsAsIfTheDatabaseWereNotThere() throws Exception {
        client.create("shop");
        String token = client.token("shop");
        assertThat(status(token)).isEqualTo(404);
        assertThat(client.data("shop", "GET", "/health", "", "").status()).isEqualTo(404);
        assertThat(status(token)).isEqualTo(200);
        assertThat(client.data("shop", "GET", "/health", "", "").status()).isEqualTo(200);
        assertThat(client.data("shop", "GET", "/version", "", "").status()).isEqualTo(200);
    }

    @Test
    void takesTwoSecondsIfAsked() throws Exception {
        long start = System.nanoTime();
        createWith(Fault.Kind.SLOW_READY);
        String token = client.token("shop");
        while (status(token) == 404) {
            Thread.sleep(50);
        }
        assertThat(System.nanoTime() - start).isGreaterThan(ALMOST_TWO_SECONDS);
        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void claimsToBeHealthyBeforeItServesIfAsked() throws Exception {
        long start = System.nanoTime();
        createWith(Fault.Kind.READY_THAT_IS_NOT);
        String token = client.token("shop");
        assertThat(client.data("shop", "GET", "/health", "", "").status()).isEqualTo(200);
        assertThat(status(token)).isEqualTo(404);
        assertThat(status(token)).isEqualTo(500);
        while (status(token) != 200) {
            assertThat(client.data("shop", "GET", "/health", "", "").status()).isEqualTo(200);
            Thread.sleep(50);
        }
        assertThat(System.nanoTime() - start).isGreaterThan(ALMOST_TWO_SECONDS);
    }

    private void createWith(Fault.Kind kind) throws Exception {
        turso.emulator().traffic().fail(new Fault("POST", "/databases$", 1, kind));
        assertThat(client.create("shop").status()).isEqualTo(200);
    }

    private int status(String token) throws Exception {
        return client.sql("shop", token, "SELECT 1").status();
    }
}

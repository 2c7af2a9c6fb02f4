package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LegacyQueryTest {

    @RegisterExtension
    final RunningTurso turso = new RunningTurso();

    private TursoClient client;
    private String token;

    @BeforeEach
    void create() throws Exception {
        client = turso.client();
        client.create("shop");
        token = client.token("shop");
    }

    @Test
    void answersEachStatementUntilOneFails() throws Exception {
        TursoClient.Reply reply = post(
                "\"CREATE TABLE t (a)\", {\"q\":\"INSERT INTO t VALUES (?)\",\"params\":[null]},"
                        + "{\"q\":\"SELECT :a, :b, x'00ff'\",\"params\":{\":a\":true,\":b\":1.5}}, \"SELECT absent\", \"SELECT 1\"");
        assertThat(reply.json()).hasSize(4);
        assertThat(reply.json().at("/1/results/rows_written").asInt()).isEqualTo(1);
        assertThat(reply.json().at("/2/results/rows")).hasToString("[[1,1.5,{\"base64\":\"AP8\"}]]");
        assertThat(reply.json().at("/3/error").asText()).contains("no such column: absent");
    }

    @Test
    void runsATransactionThatEndsInTheSameRequestOnly() throws Exception {
        assertThat(post("\"BEGIN\", \"CREATE TABLE t (a)\", \"COMMIT\"").status())
                .isEqualTo(200);
        assertThat(post("\"BEGIN\", \"DROP TABLE t\"").status()).isEqualTo(400);
        assertThat(client.run("shop", "SELECT count(*) FROM t")).isEqualTo("0");
    }

    private TursoClient.Reply post(String statements) throws Exception {
        return client.data("shop", "POST", "/", "{\"statements\":[" + statements + "]}", token);
    }
}

package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LegacyQueryTest {

    @RegisterExtension
    final ShopOnTurso shop = new ShopOnTurso();

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
        assertThat(shop.sql("SELECT count(*) FROM t").value()).isEqualTo("0");
    }

    private TursoClient.Reply post(String statements) throws Exception {
        return shop.post("/", "{\"statements\":[" + statements + "]}");
    }
}

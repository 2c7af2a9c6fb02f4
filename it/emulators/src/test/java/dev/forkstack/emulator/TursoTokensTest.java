package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TursoTokensTest {

    @RegisterExtension
    final RunningTurso turso = new RunningTurso(
            options -> options.withRequestsUntilReady(0).refusingPermissions().withDocumentedConflict());

    private TursoClient client;

    @BeforeEach
    void create() throws Exception {
        client = turso.client();
        client.create("shop");
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        String token = client.token("shop", "expiration=1h30m");
        client.control("clock", "{\"advance\":\"PT1H29M\"}");
        assertThat(status("shop", token)).isEqualTo(200);
        client.control("clock", "{\"advance\":\"PT2M\"}");
        assertThat(status("shop", token)).isEqualTo(401);
        assertThat(client.sql("shop", token, "SELECT 1").body()).contains("AUTH_JWT_EXPIRED");
    }

    @Test
    void neverEndsUnlessAsked() throws Exception {
        String token = client.token("shop", "");
        client.control("clock", "{\"advance\":\"P9999D\"}");
        assertThat(status("shop", token)).isEqualTo(200);
    }

    @Test
    void isWorthNothingAfterARotation() throws Exception {
        String token = client.token("shop");
        assertThat(client.api("POST", "/databases/shop/auth/rotate", "").status())
                .isEqualTo(200);
        assertThat(status("shop", token)).isEqualTo(401);
        assertThat(status("shop", client.token("shop"))).isEqualTo(200);
    }

    @Test
    void isRefusedByTheDatabaseThatWasMadeAnew() throws Exception {
        String token = client.token("shop");
        client.api("DELETE", "/databases/shop", "");
        client.create("shop");
        assertThat(status("shop", token)).isEqualTo(400);
    }

    @Test
    void opensNoBranch() throws Exception {
        client.branch("branch", "shop");
        assertThat(status("branch", client.token("shop"))).isEqualTo(401);
        assertThat(status("shop", client.token("branch"))).isEqualTo(401);
    }

    @Test
    void opensAllOfItsGroup() throws Exception {
        client.branch("branch", "shop");
        String token = client.api("POST", "/groups/default/auth/tokens?expiration=1d", "")
                .json()
                .path("jwt")
                .asText();
        assertThat(status("shop", token)).isEqualTo(200);
        assertThat(status("branch", token)).isEqualTo(200);
        client.api("POST", "/groups/default/auth/rotate", "");
        assertThat(status("branch", token)).isEqualTo(401);
    }

    @Test
    void onlyReadsIfAsked() throws Exception {
        String token = client.token("shop", "authorization=read-only");
        assertThat(client.sql("shop", token, "CREATE TABLE t (a)").body()).contains("SQLITE_READONLY");
        assertThat(client.sql("shop", token, "SELECT 7").value()).isEqualTo("7");
    }

    @Test
    void isNoTokenOfThePlatform() throws Exception {
        assertThat(client.send("GET", turso.emulator().api() + "/v1/organizations", "", client.token("shop")))
                .isEqualTo(new TursoClient.Reply(401, "{\"error\":\"could not parse jwt id\"}"));
        assertThat(status("shop", turso.emulator().token())).isEqualTo(401);
    }

    @Test
    void isNotIssuedForNonsense() throws Exception {
        assertThat(issue("expiration=soon", "").status()).isEqualTo(400);
        assertThat(issue("authorization=everything", "").status()).isEqualTo(400);
        assertThat(issue("", "{\"permissions\":{\"read_attach\":{\"databases\":[]}}}"))
                .isEqualTo(new TursoClient.Reply(
                        400, "{\"error\":\"Permissions are not supported for db-api controlled databases\"}"));
    }

    @Test
    void isCountedInTheState() throws Exception {
        client.branch("branch", "shop");
        client.token("branch", "expiration=5m");
        client.token("branch", "expiration=2w1d30m");
        client.token("branch", "");
        client.api("PATCH", "/databases/shop/configuration", "{\"delete_protection\":true}");
        assertThat(turso.emulator().state()).isEqualTo("""
                        database branch group=default parent=shop protected=false tokens=2 short-lived=1
                        database shop group=default parent=- protected=true tokens=0 short-lived=0
                        group default protected=false tokens=0 short-lived=0
                        """);
        client.control("clock", "{\"advance\":\"PT6M\"}");
        assertThat(turso.emulator().state()).contains("parent=shop protected=false tokens=2 short-lived=0");
    }

    @Test
    void answersATakenNameAsDocumentedIfAsked() throws Exception {
        assertThat(client.create("shop").status()).isEqualTo(409);
    }

    private TursoClient.Reply issue(String query, String body) throws Exception {
        return client.api("POST", "/databases/shop/auth/tokens?" + query, body);
    }

    private int status(String database, String token) throws Exception {
        return client.sql(database, token, "SELECT 1").status();
    }
}

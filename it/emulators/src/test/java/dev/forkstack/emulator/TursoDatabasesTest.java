package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TursoDatabasesTest {

    @RegisterExtension
    final RunningTurso turso =
            new RunningTurso(options -> options.withRequestsUntilReady(0).withQuota(5));

    private TursoClient client;

    @BeforeEach
    void connect() {
        client = turso.client();
    }

    @Test
    void answersACreationWithThreeCapitalizedFields() throws Exception {
        TursoClient.Reply created = client.create("shop");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json().path("database").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("DbId", "Hostname", "Name");
        assertThat(created.json().at("/database/Hostname").asText()).matches("127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void tellsOfADatabaseWhatItIs() throws Exception {
        client.create("shop");
        JsonNode shop = client.database("shop");
        assertThat(shop.path("Name").asText()).isEqualTo("shop");
        assertThat(shop.path("group").asText()).isEqualTo("default");
        assertThat(shop.path("primaryRegion").asText()).isEqualTo("aws-us-east-1");
        assertThat(shop.path("parent").isNull()).isTrue();
        assertThat(shop.path("delete_protection").asBoolean()).isFalse();
    }

    @Test
    void refusesANameThatIsTakenAsObserved() throws Exception {
        client.create("shop");
        TursoClient.Reply again = client.create("shop");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).isEqualTo("{\"error\":\"database with same name already exists\"}");
    }

    @Test
    void refusesWhatIsMissingOrWrong() throws Exception {
        assertThat(client.api("POST", "/databases", "{\"name\":\"a\",\"group\":\"none\"}"))
                .isEqualTo(new TursoClient.Reply(400, "{\"error\":\"group not found\"}"));
        assertThat(client.create("Shop").status()).isEqualTo(400);
        assertThat(client.create("a".repeat(65)).status()).isEqualTo(400);
        assertThat(client.branch("a", "none").status()).isEqualTo(400);
        assertThat(client.create("a", ",\"seed\":{\"type\":\"database\"}").status())
                .isEqualTo(400);
        assertThat(client.create("a", ",\"seed\":{\"type\":\"database\",\"name\":\"b\",\"timestamp\":\"noon\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void saysThatADatabaseIsNotThere() throws Exception {
        String text = "{\"error\":\"could not find database with name none: record not found\"}";
        for (String method : new String[] {"GET", "DELETE"}) {
            assertThat(client.api(method, "/databases/none", "")).isEqualTo(new TursoClient.Reply(404, text));
        }
        assertThat(client.api("POST", "/databases/none/auth/tokens", "").status())
                .isEqualTo(404);
        assertThat(client.api("POST", "/databases/none/auth/rotate", "").status())
                .isEqualTo(404);
        assertThat(client.api("GET", "/databases/none/configuration", "").status())
                .isEqualTo(404);
    }

    @Test
    void deletesADatabaseWithItsHost() throws Exception {
        client.create("shop");
        String host = client.host("shop");
        assertThat(client.api("DELETE", "/databases/shop", ""))
                .isEqualTo(new TursoClient.Reply(200, "{\"database\":\"shop\"}"));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> client.send("GET", "http://" + host + "/health", "", ""))
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void keepsWhatIsProtected() throws Exception {
        client.create("shop");
        client.api("PATCH", "/databases/shop/configuration", "{\"delete_protection\":true}");
        assertThat(client.api("DELETE", "/databases/shop", "").status()).isEqualTo(400);
        assertThat(client.api("DELETE", "/groups/default", "").status()).isEqualTo(400);
        assertThat(client.database("shop").path("delete_protection").asBoolean())
                .isTrue();
        client.api("PATCH", "/databases/shop/configuration", "{\"delete_protection\":false}");
        assertThat(client.api("DELETE", "/databases/shop", "").status()).isEqualTo(200);
    }

    @Test
    void changesOnlyTheSettingsThatAreSent() throws Exception {
        client.create("shop");
        String path = "/databases/shop/configuration";
        client.api("PATCH", path, "{\"allowed_ips\":[\"10.0.0.1\"],\"size_limit\":\"1gb\"}");
        client.api("PATCH", path, "{\"block_writes\":true}");
        JsonNode settings = client.api("GET", path, "").json();
        assertThat(settings.path("allowed_ips")).hasSize(1);
        assertThat(settings.path("size_limit").asText()).isEqualTo("1gb");
        assertThat(client.sql("shop", client.token("shop"), "CREATE TABLE t (a)")
                        .body())
                .contains("SQLITE_READONLY");
        client.api("PATCH", path, "{\"allowed_ips\":[]}");
        assertThat(client.api("GET", path, "").json().path("allowed_ips")).isEmpty();
    }

    @Test
    void endsAtTheQuotaOfThePlan() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(client.create("d" + i).status()).isEqualTo(200);
        }
        assertThat(client.create("one-too-many").status()).isEqualTo(403);
    }

    @Test
    void knowsOneOrganizationAndOneToken() throws Exception {
        String api = turso.emulator().api().toString();
        String token = turso.emulator().token();
        assertThat(client.send("GET", api + "/v1/organizations/other/databases", "", token)
                        .status())
                .isEqualTo(403);
        assertThat(client.send("GET", api + "/v1/organizations", "", "wrong").status())
                .isEqualTo(401);
        assertThat(client.send("GET", api + "/v1/organizations", "", token)
                        .json()
                        .at("/0/slug")
                        .asText())
                .isEqualTo(turso.emulator().organization());
        assertThat(client.send("GET", api + "/v1/auth/validate", "", token))
                .isEqualTo(new TursoClient.Reply(200, "{\"exp\":-1}"));
    }
}

package dev.forkstack.emulator.planetscale;

import static dev.forkstack.emulator.Sql.sql;
import static dev.forkstack.emulator.planetscale.PlanetScaleClient.postgres;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.JsonClient;
import dev.forkstack.emulator.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDataIT {

    @RegisterExtension
    final RunningPlanetScale planetscale = RunningPlanetScale.postgres();

    private PlanetScaleClient client() {
        return planetscale.client();
    }

    @Test
    void aBranchIsEmptyAndABackupIsWhole() throws Exception {
        client().owner("main", "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1), (2)");
        String id = client().backup("main");
        client().owner("main", "DELETE FROM orders");
        client().branch("empty", ",\"parent_branch\":\"main\"");
        assertThat(client().owner("empty", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
        client().branch("whole", ",\"cluster_name\":\"PS_10\",\"backup_id\":\"" + id + "\"");
        assertThat(client().owner("whole", "SELECT count(*) FROM orders")).isEqualTo("2");
        client().owner("whole", "ALTER TABLE orders ADD COLUMN note text", "DROP TABLE orders");
        assertThat(client().owner("main", "SELECT count(*) FROM orders")).isEqualTo("0");
    }

    @Test
    void aRestorePointLeadsToWhatIsKeptOfThen() throws Exception {
        client().owner("main", "CREATE TABLE orders (id int)");
        Instant at = planetscale.emulator().snapshot("main");
        client().owner("main", "DROP TABLE orders");
        String wanted = "{\"name\":\"then\",\"restore_point\":\"";
        assertThat(client().call("POST", "/branches", wanted + at + "\"}").status())
                .isEqualTo(422);
        planetscale.emulator().advance(Duration.ofMinutes(6));
        assertThat(client().call("POST", "/branches", wanted + at.minusSeconds(60) + "\"}")
                        .status())
                .isEqualTo(422);
        client().branch("then", ",\"restore_point\":\"" + at + "\"");
        assertThat(client().owner("then", "SELECT count(*) FROM orders")).isEqualTo("0");
        assertThat(client().get("/branches/main/backups")
                        .json()
                        .path("total_count")
                        .asInt())
                .isZero();
    }

    @Test
    void aRoleIsNamedAfterItsBranchAndOpensNoOther() throws Exception {
        JsonNode branch = client().branch("alice", "");
        JsonClient.Reply made = client().call("POST", "/branches/alice/roles", "{\"inherited_roles\":[\"postgres\"]}");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text("username"))
                .isEqualTo(made.text("base_username") + "." + branch.path("id").asText());
        assertThat(made.text("password")).startsWith("pscale_pw_");
        assertThat(sql(postgres(made.json()), "CREATE TABLE here (id int)", "SELECT current_user"))
                .isEqualTo(made.text("username"));
        assertThat(client().owner("main", "SELECT to_regclass('here')")).isNull();
        String stored = sql(postgres(made.json()), "SELECT current_database()");
        JsonNode main = client().role("main", "postgres", "");
        String url = "jdbc:postgresql://127.0.0.1:" + TestPostgres.access().port() + "/" + stored;
        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(
                        url,
                        main.path("username").asText(),
                        main.path("password").asText()))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void aWrongPasswordAndAnotherDatabaseAreRefused() throws Exception {
        ObjectNode role = (ObjectNode) client().role("main", "postgres", "");
        assertThatThrownBy(() -> postgres(role.deepCopy().put("password", "pscale_pw_guess")))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> postgres(role.deepCopy().put("database_name", "other")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> postgres(role.deepCopy().put("username", "postgres")))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void aRoleThatOwnsSomethingNeedsASuccessor() throws Exception {
        JsonNode role = client().role("main", "postgres", "");
        sql(postgres(role), "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");
        client().backup("main");
        String path = "/branches/main/roles/" + role.path("id").asText();
        JsonClient.Reply refused = client().call("DELETE", path, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("message")).isEqualTo("Role is still referenced and cannot be dropped.");
        try (Connection open = postgres(role)) {
            assertThat(client().call("DELETE", path + "?successor=postgres", "").status())
                    .isEqualTo(204);
            assertThatThrownBy(() -> sql(open, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> postgres(role)).hasMessageContaining("password authentication failed");
        assertThat(client().owner("main", "DELETE FROM orders", "SELECT count(*) FROM orders"))
                .isEqualTo("0");
    }

    @Test
    void aReaderReadsAndRolesEndWithTheirLives() throws Exception {
        client().owner("main", "CREATE TABLE orders (id int)");
        JsonNode reader = client().role("main", "pg_read_all_data", ",\"ttl\":60");
        JsonNode maker = client().role("main", "postgres", ",\"ttl\":60");
        sql(postgres(maker), "CREATE TABLE made (id int)");
        assertThat(sql(postgres(reader), "SELECT count(*) FROM orders")).isEqualTo("0");
        assertThatThrownBy(() -> sql(postgres(reader), "DELETE FROM orders")).hasMessageContaining("denied");
        planetscale.emulator().advance(Duration.ofSeconds(61));
        for (JsonNode ended : List.of(reader, maker)) {
            assertThatThrownBy(() -> postgres(ended)).hasMessageContaining("password authentication failed");
        }
        assertThat(client().owner("main", "SELECT count(*) FROM made")).isEqualTo("0");
    }

    @Test
    void theDefaultRoleHasAPasswordOnceSomebodyAsks() throws Exception {
        assertThat(client().get("/branches/main/roles/default").status()).isEqualTo(404);
        ObjectNode reset = (ObjectNode)
                client().call("POST", "/branches/main/roles/reset-default", "").json();
        assertThat(sql(postgres(reset), "SELECT 1")).isEqualTo("1");
        JsonNode shown = client().get("/branches/main/roles/default").json();
        assertThat(shown.path("default").asBoolean()).isTrue();
        assertThat(shown.path("password").asText()).isEmpty();
    }

    @Test
    void aPasswordThatWasResetReplacesTheOldOne() throws Exception {
        JsonNode role = client().role("main", "postgres", "");
        String path = "/branches/main/roles/" + role.path("id").asText() + "/reset";
        JsonNode reset = client().call("POST", path, "").json();
        assertThatThrownBy(() -> postgres(role)).hasMessageContaining("password authentication failed");
        assertThat(sql(postgres(reset), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void nothingStaysInTheServer() throws Exception {
        client().owner("main", "CREATE TABLE orders (id int)");
        String id = client().backup("main");
        client().branch("alice", ",\"cluster_size\":\"PS_10\",\"backup_id\":\"" + id + "\"");
        planetscale.emulator().snapshot("alice");
        assertThat(client().call("DELETE", "/branches/alice", "").status()).isEqualTo(204);
        planetscale.emulator().close();
        assertThat(TestPostgres.access()
                        .select("SELECT (SELECT count(*) FROM pg_database WHERE datname ~ '^ps_')"
                                + " + (SELECT count(*) FROM pg_roles WHERE rolname ~ '^ps_|\\.')"))
                .containsExactly("0");
    }
}

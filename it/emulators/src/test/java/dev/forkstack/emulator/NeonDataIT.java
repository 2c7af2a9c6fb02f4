package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.postgres.PostgresAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class NeonDataIT {

    @RegisterExtension
    final RunningNeon neon = new RunningNeon();

    @Test
    void branchesHaveTheParentsRowsAndLiveApart() throws Exception {
        String main = neon.client().defaultUri();
        NeonClient.sql(main, "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1), (2)");
        String fork = neon.client().uri(neon.client().branch("\"name\":\"alice\""));
        assertThat(NeonClient.sql(fork, "SELECT count(*) FROM orders")).isEqualTo("2");
        NeonClient.sql(fork, "INSERT INTO orders VALUES (3)", "ALTER TABLE orders ADD COLUMN note text");
        NeonClient.sql(main, "DELETE FROM orders WHERE id = 1");
        assertThat(NeonClient.sql(fork, "SELECT count(*) FROM orders")).isEqualTo("3");
        assertThat(NeonClient.sql(main, "SELECT count(*) FROM orders")).isEqualTo("1");
    }

    @Test
    void aParentInUseIsBranchedAllTheSame() throws Exception {
        try (Connection session = NeonClient.connect(neon.client().defaultUri());
                Statement statement = session.createStatement()) {
            statement.execute("SELECT 1");
            assertThat(neon.client().branch("\"name\":\"alice\"")).startsWith("br-");
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aSchemaOnlyBranchIsARootWithoutRows() throws Exception {
        NeonClient.sql(
                neon.client().defaultUri(),
                "CREATE TABLE parents (id serial PRIMARY KEY)",
                "CREATE TABLE orders (id int REFERENCES parents)",
                "INSERT INTO parents DEFAULT VALUES",
                "INSERT INTO orders VALUES (1)");
        String id = neon.client().branch("\"name\":\"schema\",\"init_source\":\"schema-only\"");
        JsonNode branch =
                neon.client().call("GET", "/branches/" + id, "").json().path("branch");
        assertThat(branch.has("parent_id")).isFalse();
        assertThat(branch.path("init_source").asText()).isEqualTo("schema-only");
        assertThat(NeonClient.sql(neon.client().uri(id), "SELECT count(*) FROM orders"))
                .isEqualTo("0");
        assertThat(NeonClient.sql(neon.client().uri(id), "INSERT INTO parents DEFAULT VALUES RETURNING id"))
                .isEqualTo("1");
        assertThat(NeonClient.sql(neon.client().defaultUri(), "SELECT count(*) FROM orders"))
                .isEqualTo("1");
    }

    @Test
    void anInstantLeadsToWhatWasRememberedThen() throws Exception {
        String main = neon.client().defaultUri();
        NeonClient.sql(main, "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");
        String at = neon.client().control("snapshot", "{}").json().path("at").asText();
        NeonClient.sql(main, "DELETE FROM orders");
        String then = neon.client().branch("\"name\":\"then\",\"parent_timestamp\":\"" + at + "\"");
        assertThat(NeonClient.sql(neon.client().uri(then), "SELECT count(*) FROM orders"))
                .isEqualTo("1");
        Instant before = Instant.parse(at).minusSeconds(60);
        JsonClient.Reply never =
                neon.client().call("POST", "/branches", "{\"branch\":{\"parent_timestamp\":\"" + before + "\"}}");
        assertThat(never.status()).isEqualTo(400);
    }

    @Test
    void aChildOfAProtectedBranchHasPasswordsOfItsOwn() throws Exception {
        String usual = neon.client().branch("\"name\":\"usual\"");
        assertThat(neon.client().password(usual))
                .isEqualTo(neon.client().password(neon.client().defaultBranch()));
        neon.client().call("PATCH", "/branches/" + neon.client().defaultBranch(), "{\"branch\":{\"protected\":true}}");
        String guarded = neon.client().branch("\"name\":\"guarded\"");
        assertThat(neon.client().password(guarded))
                .isNotEqualTo(neon.client().password(neon.client().defaultBranch()));
        String stolen = neon.client()
                .uri(guarded)
                .replace(
                        neon.client().password(guarded),
                        neon.client().password(neon.client().defaultBranch()));
        assertThatThrownBy(() -> NeonClient.sql(stolen, "SELECT 1")).hasMessageContaining("password");
        assertThat(NeonClient.sql(neon.client().uri(guarded), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aPasswordThatWasResetReplacesTheOldOneInItsBranchOnly() throws Exception {
        String fork = neon.client().branch("\"name\":\"alice\"");
        String old = neon.client().uri(fork);
        neon.client().call("POST", "/branches/" + fork + "/roles/shop_owner/reset_password", "");
        assertThatThrownBy(() -> NeonClient.sql(old, "SELECT 1")).hasMessageContaining("password");
        assertThat(NeonClient.sql(neon.client().uri(fork), "SELECT 1")).isEqualTo("1");
        assertThat(NeonClient.sql(neon.client().defaultUri(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void nothingStaysInThePostgresServer() throws Exception {
        neon.client().branch("\"name\":\"alice\"");
        neon.client().control("snapshot", "{}");
        neon.emulator().close();
        assertThat(TestPostgres.leftovers()).isZero();
    }

    @Test
    void aBranchThatIsRestoredHasItsParentsRowsAtItsOldAddress() throws Exception {
        NeonClient.sql(neon.client().defaultUri(), "CREATE TABLE orders (id int)");
        String fork = neon.client().branch("\"name\":\"alice\"");
        String uri = neon.client().uri(fork);
        NeonClient.sql(uri, "INSERT INTO orders VALUES (1)");
        String source = "{\"source_branch_id\":\"" + neon.client().defaultBranch() + "\"}";
        assertThat(neon.client()
                        .call("POST", "/branches/" + fork + "/restore", source)
                        .status())
                .isEqualTo(200);
        neon.client().await();
        assertThat(NeonClient.sql(uri, "SELECT count(*) FROM orders")).isEqualTo("0");
    }

    @Test
    void aForkKeepsOwnersAndMayChangeWhatItsParentMade() throws Exception {
        NeonClient.sql(neon.client().defaultUri(), "CREATE TABLE orders (id int)");
        String fork = neon.client().uri(neon.client().branch("\"name\":\"alice\""));
        NeonClient.sql(fork, "ALTER TABLE orders ADD COLUMN note text", "DROP TABLE orders");
        assertThat(NeonClient.sql(neon.client().defaultUri(), "SELECT count(*) FROM orders"))
                .isEqualTo("0");
    }

    @Test
    void aCopyKeepsTheCommentOfItsDatabase() throws Exception {
        NeonClient.sql(
                neon.client().defaultUri(),
                "DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS ''orders''', current_database()); END $$");
        String fork = neon.client().uri(neon.client().branch("\"name\":\"alice\""));
        String comment =
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database" + " WHERE datname = current_database()";
        assertThat(NeonClient.sql(fork, comment)).isEqualTo("orders");
    }

    @Test
    void aServerThatCannotBeUsedIsNamedAtTheStart() {
        PostgresAccess wrong =
                new PostgresAccess("127.0.0.1", TestPostgres.access().port(), "nobody-there", "wrong");
        assertThatThrownBy(() -> NeonEmulator.start(NeonOptions.of(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("PostgreSQL at 127.0.0.1:" + wrong.port() + " cannot be used as nobody-there")
                .hasMessageNotContaining("wrong");
    }
}

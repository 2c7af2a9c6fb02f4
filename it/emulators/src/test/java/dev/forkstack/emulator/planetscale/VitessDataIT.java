package dev.forkstack.emulator.planetscale;

import static dev.forkstack.emulator.Sql.sql;
import static dev.forkstack.emulator.planetscale.PlanetScaleClient.mariadb;
import static dev.forkstack.emulator.planetscale.PlanetScaleClient.mysql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class VitessDataIT {

    private static final String[] ORDERS = {
        "CREATE TABLE customers (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20))",
        "CREATE TABLE orders (id INT PRIMARY KEY, customer INT, twice INT AS (id * 2) STORED,"
                + " FOREIGN KEY (customer) REFERENCES customers (id))",
        "INSERT INTO customers (name) VALUES ('Änne'), ('Bob')",
        "INSERT INTO orders (id, customer) VALUES (1, 1), (2, 2)"
    };

    @RegisterExtension
    final RunningPlanetScale planetscale = RunningPlanetScale.vitess();

    private PlanetScaleClient client() {
        return planetscale.client();
    }

    @Test
    void aBranchHasItsParentsTablesAndNoneOfItsRows() throws Exception {
        client().admin("main", ORDERS);
        client().branch("alice", ",\"parent_branch\":\"main\"");
        assertThat(client().admin("alice", "SELECT count(*) FROM orders")).isEqualTo("0");
        assertThat(client().admin("alice", "INSERT INTO customers (name) VALUES ('Eve')", "SELECT id FROM customers"))
                .isEqualTo("1");
        assertThatThrownBy(() -> client().admin("alice", "INSERT INTO orders (id, customer) VALUES (7, 9)"))
                .hasMessageContaining("foreign key");
        assertThat(client().admin("main", "SELECT count(*) FROM customers")).isEqualTo("2");
    }

    @Test
    void aBackupHasTheRowsOfItsMoment() throws Exception {
        client().admin("main", ORDERS);
        String id = client().backup("main");
        client().admin("main", "DELETE FROM orders WHERE id = 1");
        JsonNode restored = client().branch("restored", ",\"cluster_size\":\"PS_10\",\"backup_id\":\"" + id + "\"");
        assertThat(restored.at("/restored_from_branch/name").asText()).isEqualTo("main");
        assertThat(client().admin("restored", "SELECT sum(twice) FROM orders")).isEqualTo("6");
        assertThat(client().admin("restored", "SELECT name FROM customers WHERE id = 1"))
                .isEqualTo("Änne");
        assertThat(client().admin("main", "SELECT count(*) FROM orders")).isEqualTo("1");
    }

    @Test
    void seedDataAreThoseOfTheLastSuccessfulBackup() throws Exception {
        planetscale.emulator().set("allow_data_branching", true);
        client().admin("main", ORDERS);
        client().backup("main");
        client().admin("main", "DELETE FROM orders");
        planetscale.emulator().endBackup(client().backup("main"), "failed");
        JsonNode seeded = client().branch("seeded", ",\"seed_data\":\"last_successful_backup\"");
        assertThat(seeded.path("cluster_name").asText()).isEqualTo("PS_10");
        assertThat(client().admin("seeded", "SELECT count(*) FROM orders")).isEqualTo("2");
    }

    @Test
    void twoDriversReachTheBranchOfTheirUserUnderTheDatabasesOwnName() throws Exception {
        client().branch("alice", "");
        JsonNode main = client().password("main", "admin", "");
        JsonNode alice = client().password("alice", "admin", "");
        sql(mysql(main), "CREATE TABLE here (text VARCHAR(9))", "INSERT INTO here VALUES ('main')");
        sql(mariadb(alice, "shop"), "CREATE TABLE here (text VARCHAR(9))", "INSERT INTO here VALUES ('alice')");
        assertThat(sql(mariadb(main, "shop"), "SELECT text FROM here")).isEqualTo("main");
        assertThat(sql(mysql(alice), "SELECT text FROM here")).isEqualTo("alice");
        assertThat(sql(mariadb(alice, ""), "USE shop", "SELECT text FROM here")).isEqualTo("alice");
        try (Connection connection = mysql(alice)) {
            connection.setCatalog("shop");
            assertThat(sql(connection, "SELECT text FROM here")).isEqualTo("alice");
        }
        assertThatThrownBy(() -> mariadb(alice, "other")).hasMessageContaining("Unknown database 'other'");
        assertThatThrownBy(() -> sql(mysql(alice), "USE other")).hasMessageContaining("Unknown database 'other'");
    }

    @Test
    void aPasswordOpensItsBranchOnly() throws Exception {
        JsonNode branch = client().branch("alice", "");
        JsonNode main = client().password("main", "admin", "");
        String stored = sql(mariadb(client().password("alice", "admin", ""), "shop"), "SELECT DATABASE()");
        assertThat(stored).endsWith(branch.path("id").asText());
        assertThatThrownBy(() -> sql(mariadb(main, "shop"), "CREATE TABLE `" + stored + "`.t (id INT)"))
                .hasMessageContaining("denied");
    }

    @Test
    void rolesAreGrants() throws Exception {
        client().admin("main", ORDERS);
        JsonNode reader = client().password("main", "reader", "");
        JsonNode writer = client().password("main", "readwriter", "");
        assertThat(sql(mysql(reader), "SELECT count(*) FROM orders")).isEqualTo("2");
        assertThatThrownBy(() -> sql(mysql(reader), "DELETE FROM orders")).hasMessageContaining("denied");
        assertThat(sql(mysql(writer), "DELETE FROM orders", "SELECT count(*) FROM orders"))
                .isEqualTo("0");
        assertThatThrownBy(() -> sql(mysql(writer), "DROP TABLE orders")).hasMessageContaining("denied");
    }

    @Test
    void whoseTokenWasRevokedIsCutOffAtOnce() throws Exception {
        JsonNode password = client().password("main", "admin", "");
        try (Connection open = mysql(password)) {
            String path = "/branches/main/passwords/" + password.path("id").asText();
            assertThat(client().call("DELETE", path, "").status()).isEqualTo(204);
            assertThatThrownBy(() -> sql(open, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> mysql(password)).hasMessageContaining("denied");
            assertThat(client().get(path).status()).isEqualTo(404);
        }
    }

    @Test
    void aPasswordEndsWithItsLife() throws Exception {
        JsonNode password = client().password("main", "admin", ",\"ttl\":600");
        assertThat(password.path("expires_at").asText()).isNotEmpty();
        assertThat(sql(mysql(password), "SELECT 1")).isEqualTo("1");
        String path = "/branches/main/passwords/" + password.path("id").asText();
        planetscale.emulator().advance(Duration.ofSeconds(500));
        assertThat(client().call("POST", path + "/renew", "").status()).isEqualTo(200);
        planetscale.emulator().advance(Duration.ofSeconds(500));
        assertThat(sql(mysql(password), "SELECT 1")).isEqualTo("1");
        planetscale.emulator().advance(Duration.ofSeconds(101));
        assertThatThrownBy(() -> mysql(password)).hasMessageContaining("denied");
        assertThat(client().get(path).status()).isEqualTo(404);
    }

    @Test
    void aShortLifeEndsWithoutAnybodyAsking() throws Exception {
        JsonNode password = client().password("main", "admin", ",\"ttl\":1");
        try (Connection open = mysql(password)) {
            assertThat(open.isValid(1)).isTrue();
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (open.isValid(1)) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(50);
            }
        }
    }

    @Test
    void readyThatIsNotRefusesConnections() throws Exception {
        planetscale.emulator().traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.READY_THAT_IS_NOT));
        assertThat(client().branch("alice", "").path("ready").asBoolean()).isTrue();
        JsonNode password = client().password("alice", "admin", "");
        assertThatThrownBy(() -> mysql(password)).hasMessageContaining("not ready");
    }

    @Test
    void nothingStaysInTheServer() throws Exception {
        client().branch("alice", "");
        client().backup("main");
        client().password("main", "admin", "");
        planetscale.emulator().close();
        assertThat(sql(
                        RunningPlanetScale.mariadb().connect(),
                        "SELECT (SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'ps%')"
                                + " + (SELECT count(*) FROM mysql.user WHERE length(user) = 20)"))
                .isEqualTo("0");
    }
}

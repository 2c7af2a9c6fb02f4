package dev.forkstack.emulator.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.JsonClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ControlPlaneIT {

    @RegisterExtension
    final RunningPlanetScale planetscale =
            RunningPlanetScale.vitess(options -> options.withNotFoundFirst(1).withBranchLimit(3));

    private PlanetScaleClient client() {
        return planetscale.client();
    }

    private JsonClient.Reply create(String name, String more) throws Exception {
        return client().call("POST", "/branches", "{\"name\":\"" + name + "\"" + more + "}");
    }

    @Test
    void aSlowBranchIsHiddenThenPendingThenReadyAfterTwoSeconds() throws Exception {
        planetscale.emulator().traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        long begin = System.nanoTime();
        JsonClient.Reply made = create("alice", "");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("parent_branch")).isEqualTo("main");
        assertThat(client().get("/branches/alice").status()).isEqualTo(404);
        assertThat(client().get("/branches/alice").text("state")).isEqualTo("pending");
        assertThat(client().call("POST", "/branches/alice/passwords", "{}").status())
                .isEqualTo(422);
        client().await("/branches/alice", "state", "ready");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void namesAndLimitsAreRefusedWith422() throws Exception {
        client().branch("alice", "");
        assertThat(create("alice", "").text("code")).isEqualTo("unprocessable");
        assertThat(create("Alice", "").status()).isEqualTo(422);
        assertThat(create("bob", ",\"parent_branch\":\"nobody\"").status()).isEqualTo(404);
        assertThat(create("bob", ",\"region\":\"eu-west\"").status()).isEqualTo(422);
        assertThat(create("bob", ",\"backup_id\":\"nothing\"").status()).isEqualTo(404);
        assertThat(create("bob", ",\"seed_data\":\"last_successful_backup\"").text("message"))
                .contains("Data branching");
        assertThat(create("bob", ",\"restore_point\":\"2026-01-01T00:00:00Z\"").status())
                .isEqualTo(422);
        String backup = client().backup("main");
        assertThat(create("bob", ",\"backup_id\":\"" + backup + "\"").text("message"))
                .contains("Cluster size");
        client().branch("bob", "");
        client().branch("carol", "");
        assertThat(client().get("")
                        .json()
                        .path("at_development_branch_usage_limit")
                        .asBoolean())
                .isTrue();
        assertThat(create("dave", "").text("message")).contains("limit");
        planetscale.emulator().set("initializing", true);
        assertThat(create("erin", "").text("message")).isEqualTo("Database is still initializing");
        assertThat(client().get("").json().path("ready").asBoolean()).isFalse();
    }

    @Test
    void theDefaultBranchAndProtectedOnesStay() throws Exception {
        assertThat(client().call("DELETE", "/branches/main", "").text("message"))
                .isEqualTo("The default branch cannot be deleted.");
        client().branch("alice", "");
        assertThat(client().call("PATCH", "/branches/alice", "{\"new_name\":\"bob\",\"deletion_protected\":true}")
                        .text("name"))
                .isEqualTo("bob");
        assertThat(client().get("/branches/alice").status()).isEqualTo(404);
        assertThat(client().call("DELETE", "/branches/bob", "").status()).isEqualTo(422);
        client().call("PATCH", "/branches/bob", "{\"deletion_protected\":false}");
        client().branch("child", ",\"parent_branch\":\"bob\"");
        assertThat(client().call("DELETE", "/branches/bob", "").status()).isEqualTo(204);
        assertThat(client().get("/branches/child").json().path("parent_branch").isNull())
                .isTrue();
        assertThat(client().call("DELETE", "/branches/bob", "").status()).isEqualTo(404);
        client().branch("grandchild", ",\"parent_branch\":\"child\"");
        assertThat(client().get("/branches?q=child&per_page=1").text("next_page_url"))
                .endsWith("/branches?q=child&per_page=1&page=2");
        assertThat(client().call("DELETE", "/branches/child?delete_descendants=true", "")
                        .status())
                .isEqualTo(204);
        assertThat(planetscale.emulator().state()).isEqualTo("branch shop/main PS_10 production\ndatabase shop mysql");
    }

    @Test
    void listsComeInPages() throws Exception {
        for (int i = 0; i < 27; i++) {
            client().password("main", "reader", "");
        }
        JsonNode first = client().get("/branches/main/passwords").json();
        assertThat(first.path("data")).hasSize(25);
        assertThat(first.path("next_page").asInt()).isEqualTo(2);
        assertThat(first.path("data").path(0).path("plain_text").isNull()).isTrue();
        JsonNode last = client().get("/branches/main/passwords?page=2").json();
        assertThat(last.path("data")).hasSize(2);
        assertThat(last.path("next_page").isNull()).isTrue();
        assertThat(client().get("/branches/main/passwords?per_page=1000")
                        .json()
                        .path("per_page")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void aBackupGoesThroughItsStates() throws Exception {
        planetscale.emulator().traffic().fail(new Fault("POST", "/backups$", 1, Fault.Kind.SLOW_READY));
        String slow = client().call("POST", "/branches/main/backups", "{}").text("id");
        assertThat(create("bob", ",\"cluster_size\":\"PS_10\",\"backup_id\":\"" + slow + "\"")
                        .text("message"))
                .isEqualTo("Backup is not complete");
        String good = client().backup("main");
        planetscale.emulator().endBackup(client().backup("main"), "failed");
        JsonNode successes =
                client().get("/branches/main/backups?state=success").json();
        assertThat(successes.path("data")).hasSize(1);
        assertThat(successes.at("/data/0/id").asText()).isEqualTo(good);
        assertThat(client().get("/branches/main/backups").json().path("data")).hasSize(3);
        assertThat(client().call("DELETE", "/branches/main/backups/" + good, "").status())
                .isEqualTo(204);
    }

    @Test
    void aDatabaseIsMadeWithItsBranchAndDeletedWithIt() throws Exception {
        String all = "/organizations/acme/databases";
        String token = planetscale.emulator().token();
        planetscale.emulator().traffic().fail(new Fault("POST", "/databases$", 1, Fault.Kind.SLOW_READY));
        String body = "{\"name\":\"depot\",\"cluster_size\":\"PS_10\"}";
        assertThat(client().send("POST", all, body, token).text("state")).isEqualTo("pending");
        assertThat(client().send("POST", all, body, token).status()).isEqualTo(422);
        assertThat(client().send("POST", all + "/depot/branches", "{\"name\":\"a\"}", token)
                        .text("message"))
                .isEqualTo("Database is still initializing");
        assertThat(client().send("GET", all, "", token).json().path("data")).hasSize(2);
        assertThat(client().send("DELETE", all + "/depot", "", token).status()).isEqualTo(204);
        assertThat(client().send("GET", all + "/depot/branches", "", token).status())
                .isEqualTo(404);
    }

    @Test
    void theRestIsAsTheSpecificationHasIt() throws Exception {
        String token = planetscale.emulator().token();
        for (String path : new String[] {
            "/organizations",
            "/organizations/acme",
            "/organizations/acme/regions",
            "/organizations/acme/cluster-size-skus",
            "/organizations/acme/databases/shop/regions",
            "/regions"
        }) {
            assertThat(client().send("GET", path, "", token).status()).as(path).isEqualTo(200);
        }
        assertThat(client().call("POST", "/branches/main/demote", "")
                        .json()
                        .path("production")
                        .asBoolean())
                .isFalse();
        assertThat(client().call("POST", "/branches/main/promote", "")
                        .json()
                        .path("production")
                        .asBoolean())
                .isTrue();
        assertThat(client().call("PATCH", "", "{\"allow_data_branching\":true}")
                        .json()
                        .path("allow_data_branching")
                        .asBoolean())
                .isTrue();
        assertThat(client().get("/branches/main/roles").status()).isEqualTo(404);
    }
}

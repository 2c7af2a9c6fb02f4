package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NeonEmulatorIT {

    private final NeonEmulator emulator = NeonEmulator.start(TestPostgres.options());
    private final NeonClient client = new NeonClient(emulator);

    @AfterEach
    void stopWithNothingAgainstTheSpecification() {
        emulator.close();
        assertThat(emulator.traffic().violations()).isEmpty();
    }

    @Test
    void branchesHaveTheParentsRowsAndLiveApart() throws Exception {
        String main = client.defaultUri();
        NeonClient.sql(main, "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1), (2)");
        String fork = client.uri(client.branch("\"name\":\"alice\""));
        assertThat(NeonClient.sql(fork, "SELECT count(*) FROM orders")).isEqualTo("2");
        NeonClient.sql(fork, "INSERT INTO orders VALUES (3)", "ALTER TABLE orders ADD COLUMN note text");
        NeonClient.sql(main, "DELETE FROM orders WHERE id = 1");
        assertThat(NeonClient.sql(fork, "SELECT count(*) FROM orders")).isEqualTo("3");
        assertThat(NeonClient.sql(main, "SELECT count(*) FROM orders")).isEqualTo("1");
    }

    @Test
    void aParentInUseIsBranchedAllTheSame() throws Exception {
        try (Connection session = NeonClient.connect(client.defaultUri());
                Statement statement = session.createStatement()) {
            statement.execute("SELECT 1");
            assertThat(client.branch("\"name\":\"alice\"")).startsWith("br-");
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theConnectionUriWithoutABranchIsTheDefaultBranchs() throws Exception {
        String fork = client.branch("\"name\":\"alice\"");
        assertThat(client.defaultUri())
                .isEqualTo(client.uri(defaultBranch()))
                .isNotEqualTo(client.uri(fork))
                .contains(host(defaultBranch()));
        assertThat(client.uri(fork)).contains("@" + host(fork) + "/shop");
    }

    @Test
    void thePooledAddressNamesThePoolerAndWorks() throws Exception {
        String fork = client.branch("\"name\":\"alice\"");
        String query = "/connection_uri?database_name=shop&role_name=shop_owner&pooled=true&branch_id=" + fork;
        String uri = client.call("GET", query, "").json().path("uri").asText();
        assertThat(uri).contains("@" + host(fork) + "/").endsWith("-pooler").isNotEqualTo(client.uri(fork));
        assertThat(NeonClient.sql(uri, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aBranchWithoutAComputeCannotBeConnectedTo() throws Exception {
        JsonNode made = client.call("POST", "/branches", "{}").json();
        assertThat(made.path("endpoints")).isEmpty();
        assertThat(made.has("connection_uris")).isFalse();
        client.await();
        String query = "/connection_uri?database_name=shop&role_name=shop_owner&branch_id="
                + made.at("/branch/id").asText();
        assertThat(client.call("GET", query, "").status()).isEqualTo(404);
    }

    @Test
    void theAnswerHasAddressesOnlyWhenThereIsOneRoleAndOneDatabase() throws Exception {
        String body = "{\"endpoints\":[{\"type\":\"read_write\"}]}";
        JsonNode first = client.call("POST", "/branches", body).json();
        client.await();
        assertThat(NeonClient.sql(first.at("/connection_uris/0/connection_uri").asText(), "SELECT 1"))
                .isEqualTo("1");
        client.call("POST", "/branches/" + defaultBranch() + "/roles", "{\"role\":{\"name\":\"reader\"}}");
        client.await();
        assertThat(client.call("POST", "/branches", body).json().has("connection_uris"))
                .isFalse();
    }

    @Test
    void aWriteWhileAnOperationRunsIsLocked() throws Exception {
        emulator.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        JsonNode made = client.call("POST", "/branches", "{}").json();
        String operation = "/operations/" + made.at("/operations/0/id").asText();
        assertThat(client.call("GET", operation, "")
                        .json()
                        .at("/operation/status")
                        .asText())
                .isEqualTo("running");
        NeonClient.Reply locked = client.call("POST", "/branches", "{}");
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.json().path("request_id").asText()).isEqualTo("asked-for");
        assertThat(locked.whole().headers().firstValue("X-Request-ID")).contains("asked-for");
        client.await();
        assertThat(client.call("GET", operation, "")
                        .json()
                        .at("/operation/status")
                        .asText())
                .isEqualTo("finished");
        assertThat(client.call("POST", "/branches", "{}").status()).isEqualTo(201);
    }

    @Test
    void aSlowComputeIsInitUntilItsOperationIsFinished() throws Exception {
        emulator.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        JsonNode made = client.call("POST", "/branches", "{\"endpoints\":[{\"type\":\"read_write\"}]}")
                .json();
        assertThat(made.at("/endpoints/0/current_state").asText()).isEqualTo("init");
        String uri = made.at("/connection_uris/0/connection_uri").asText();
        assertThatThrownBy(() -> NeonClient.sql(uri, "SELECT 1")).isInstanceOf(SQLException.class);
        client.await();
        assertThat(NeonClient.sql(uri, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aComputeThatSaysReadyTooEarlyDropsConnections() throws Exception {
        emulator.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.READY_THAT_IS_NOT));
        String fork = client.branch("\"name\":\"alice\"");
        JsonNode endpoint = client.call("GET", "/branches/" + fork + "/endpoints", "")
                .json()
                .at("/endpoints/0");
        assertThat(endpoint.path("current_state").asText()).isEqualTo("active");
        String uri = client.uri(fork);
        assertThatThrownBy(() -> NeonClient.sql(uri, "SELECT 1")).isInstanceOf(SQLException.class);
        Thread.sleep(NeonEndpoints.NOT_READY.toMillis());
        assertThat(NeonClient.sql(uri, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void theSearchIsPartial() throws Exception {
        client.branch("\"name\":\"alice\"");
        client.branch("\"name\":\"alice-2\"");
        assertThat(client.call("GET", "/branches?search=alice", "").json().path("branches"))
                .hasSize(2);
        assertThat(client.call("GET", "/branches/count?search=lice-2", "")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theListGoesOnWhereItsPageEnded() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            client.call("POST", "/branches", "{\"branch\":{\"name\":\"" + name + "\"}}");
            client.await();
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.call("GET", "/branches?limit=2&sort_by=name&sort_order=asc&cursor=" + cursor, "")
                    .json();
            assertThat(page.path("branches").size()).isLessThanOrEqualTo(2);
            page.path("branches")
                    .forEach(branch -> names.add(branch.path("name").asText()));
            cursor = page.at("/pagination/next").asText();
        } while (!cursor.isEmpty());
        assertThat(names).containsExactly("a", "b", "c", "d", "main");
    }

    @Test
    void aNameIsTakenOnceAndLimitsHaveTheirCodes() throws Exception {
        client.branch("\"name\":\"alice\"");
        NeonClient.Reply taken = client.call("POST", "/branches", "{\"branch\":{\"name\":\"alice\"}}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("code").asText()).isEqualTo("BRANCH_ALREADY_EXISTS");
        try (NeonEmulator small = NeonEmulator.start(TestPostgres.options().limits(1, 5))) {
            NeonClient.Reply full = new NeonClient(small).call("POST", "/branches", "{}");
            assertThat(full.status()).isEqualTo(422);
            assertThat(full.json().path("code").asText()).isEqualTo("BRANCHES_LIMIT_EXCEEDED");
        }
        try (NeonEmulator small = NeonEmulator.start(TestPostgres.options().limits(5, 1))) {
            NeonClient.Reply full =
                    new NeonClient(small).call("POST", "/branches", "{\"branch\":{\"init_source\":\"schema-only\"}}");
            assertThat(full.json().path("code").asText()).isEqualTo("ROOT_BRANCHES_LIMIT_EXCEEDED");
        }
    }

    @Test
    void aSchemaOnlyBranchIsARootWithoutRows() throws Exception {
        NeonClient.sql(
                client.defaultUri(),
                "CREATE TABLE parents (id serial PRIMARY KEY)",
                "CREATE TABLE orders (id int REFERENCES parents)",
                "INSERT INTO parents DEFAULT VALUES",
                "INSERT INTO orders VALUES (1)");
        String id = client.branch("\"name\":\"schema\",\"init_source\":\"schema-only\"");
        JsonNode branch = client.call("GET", "/branches/" + id, "").json().path("branch");
        assertThat(branch.has("parent_id")).isFalse();
        assertThat(branch.path("init_source").asText()).isEqualTo("schema-only");
        assertThat(NeonClient.sql(client.uri(id), "SELECT count(*) FROM orders"))
                .isEqualTo("0");
        assertThat(NeonClient.sql(client.uri(id), "INSERT INTO parents DEFAULT VALUES RETURNING id"))
                .isEqualTo("1");
        assertThat(NeonClient.sql(client.defaultUri(), "SELECT count(*) FROM orders"))
                .isEqualTo("1");
    }

    @Test
    void anInstantLeadsToWhatWasRememberedThen() throws Exception {
        String main = client.defaultUri();
        NeonClient.sql(main, "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");
        String at = client.control("snapshot", "{}").json().path("at").asText();
        NeonClient.sql(main, "DELETE FROM orders");
        String then = client.branch("\"name\":\"then\",\"parent_timestamp\":\"" + at + "\"");
        assertThat(NeonClient.sql(client.uri(then), "SELECT count(*) FROM orders"))
                .isEqualTo("1");
        Instant before = Instant.parse(at).minusSeconds(60);
        NeonClient.Reply never =
                client.call("POST", "/branches", "{\"branch\":{\"parent_timestamp\":\"" + before + "\"}}");
        assertThat(never.status()).isEqualTo(400);
    }

    @Test
    void anExpiringBranchVanishesAndHasNoChildren() throws Exception {
        String soon = Instant.now().plus(Duration.ofMinutes(10)).toString();
        String id = client.branch("\"name\":\"alice\",\"expires_at\":\"" + soon + "\"");
        assertThat(client.call("POST", "/branches", "{\"branch\":{\"parent_id\":\"" + id + "\"}}")
                        .status())
                .isEqualTo(422);
        client.control("clock", "{\"advance\":\"PT9M\"}");
        assertThat(client.call("GET", "/branches/" + id, "").status()).isEqualTo(200);
        client.control("clock", "{\"advance\":\"PT2M\"}");
        assertThat(client.call("GET", "/branches/" + id, "").status()).isEqualTo(404);
        String far = Instant.now().plus(Duration.ofDays(31)).toString();
        for (String wrong : List.of(far, "2020-01-01T00:00:00Z")) {
            assertThat(client.call("POST", "/branches", "{\"branch\":{\"expires_at\":\"" + wrong + "\"}}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void anExpiryIsTakenBack() throws Exception {
        String soon = Instant.now().plus(Duration.ofMinutes(10)).toString();
        String id = client.branch("\"name\":\"alice\",\"expires_at\":\"" + soon + "\"");
        JsonNode changed = client.call(
                        "PATCH", "/branches/" + id, "{\"branch\":{\"expires_at\":null,\"name\":\"bob\"}}")
                .json()
                .path("branch");
        assertThat(changed.has("expires_at")).isFalse();
        assertThat(changed.path("name").asText()).isEqualTo("bob");
    }

    @Test
    void annotationsComeWithTheCreatingCallAndAreNotInherited() throws Exception {
        JsonNode made = client.call(
                        "POST",
                        "/branches",
                        "{\"branch\":{\"name\":\"alice\"},\"annotation_value\":{\"managed-by\":\"fork-stack\"}}")
                .json();
        String id = made.at("/branch/id").asText();
        client.await();
        String child = client.branch("\"name\":\"child\",\"parent_id\":\"" + id + "\"");
        JsonNode annotations = client.call("GET", "/branches", "").json().path("annotations");
        assertThat(annotations.at("/" + id + "/value/managed-by").asText()).isEqualTo("fork-stack");
        assertThat(annotations.has(child)).isFalse();
        assertThat(client.call("GET", "/branches/" + id, "")
                        .json()
                        .at("/annotation/value/managed-by")
                        .asText())
                .isEqualTo("fork-stack");
        assertThat(client.state())
                .contains("branch shop/alice parent=main init=parent-data annotation={managed-by=fork-stack}\n")
                .contains("branch shop/child parent=alice init=parent-data\n");
    }

    @Test
    void whatIsNeededIsNotDeletedAndWhatIsGoneIsGone() throws Exception {
        String parent = client.branch("\"name\":\"parent\"");
        String child = client.branch("\"name\":\"child\",\"parent_id\":\"" + parent + "\"");
        assertThat(client.call("DELETE", "/branches/" + parent, "").status()).isEqualTo(422);
        assertThat(client.call("DELETE", "/branches/" + defaultBranch(), "").status())
                .isEqualTo(422);
        client.call("PATCH", "/branches/" + child, "{\"branch\":{\"protected\":true}}");
        assertThat(client.call("DELETE", "/branches/" + child, "").status()).isEqualTo(422);
        client.call("PATCH", "/branches/" + child, "{\"branch\":{\"protected\":false}}");
        String uri = client.uri(child);
        assertThat(client.call("DELETE", "/branches/" + child, "").status()).isEqualTo(200);
        assertThatThrownBy(() -> NeonClient.sql(uri, "SELECT 1")).isInstanceOf(SQLException.class);
        client.await();
        assertThat(client.call("DELETE", "/branches/" + child, "").status()).isEqualTo(204);
    }

    @Test
    void aChildOfAProtectedBranchHasPasswordsOfItsOwn() throws Exception {
        String usual = client.branch("\"name\":\"usual\"");
        assertThat(password(usual)).isEqualTo(password(defaultBranch()));
        client.call("PATCH", "/branches/" + defaultBranch(), "{\"branch\":{\"protected\":true}}");
        String guarded = client.branch("\"name\":\"guarded\"");
        assertThat(password(guarded)).isNotEqualTo(password(defaultBranch()));
        String stolen = client.uri(guarded).replace(password(guarded), password(defaultBranch()));
        assertThatThrownBy(() -> NeonClient.sql(stolen, "SELECT 1")).hasMessageContaining("password");
        assertThat(NeonClient.sql(client.uri(guarded), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aPasswordThatWasResetReplacesTheOldOneInItsBranchOnly() throws Exception {
        String fork = client.branch("\"name\":\"alice\"");
        String old = client.uri(fork);
        client.call("POST", "/branches/" + fork + "/roles/shop_owner/reset_password", "");
        assertThatThrownBy(() -> NeonClient.sql(old, "SELECT 1")).hasMessageContaining("password");
        assertThat(NeonClient.sql(client.uri(fork), "SELECT 1")).isEqualTo("1");
        assertThat(NeonClient.sql(client.defaultUri(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void whoHasNoKeyGetsNothing() throws Exception {
        NeonClient.Reply reply = client.send("GET", "/projects", "", "napi_wrong");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().has("message")).isTrue();
    }

    @Test
    void nothingStaysInThePostgresServer() throws Exception {
        client.branch("\"name\":\"alice\"");
        client.control("snapshot", "{}");
        emulator.close();
        NeonOptions options = TestPostgres.options();
        String mine = NeonClient.sql(
                "postgresql://postgres:" + options.password() + "@127.0.0.1:" + options.port() + "/postgres?a=b",
                "SELECT (SELECT count(*) FROM pg_database WHERE datname ~ '^neon_')"
                        + " + (SELECT count(*) FROM pg_roles WHERE rolname ~ '^neon_')");
        assertThat(mine).isEqualTo("0");
    }

    private String defaultBranch() throws Exception {
        for (JsonNode branch : client.call("GET", "/branches", "").json().path("branches")) {
            if (branch.path("default").asBoolean()) {
                return branch.path("id").asText();
            }
        }
        throw new AssertionError("no default branch");
    }

    private String host(String branchId) throws Exception {
        JsonNode json =
                client.call("GET", "/branches/" + branchId + "/endpoints", "").json();
        return json.at("/endpoints/0/host").asText();
    }

    private String password(String branchId) throws Exception {
        return client.call("GET", "/branches/" + branchId + "/roles/shop_owner/reveal_password", "")
                .json()
                .path("password")
                .asText();
    }
}

package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class NeonComputeIT {

    @RegisterExtension
    final RunningNeon neon = new RunningNeon();

    @Test
    void theConnectionUriWithoutABranchIsTheDefaultBranchs() throws Exception {
        String fork = neon.client().branch("\"name\":\"alice\"");
        assertThat(neon.client().defaultUri())
                .isEqualTo(neon.client().uri(neon.client().defaultBranch()))
                .isNotEqualTo(neon.client().uri(fork))
                .contains(neon.client().host(neon.client().defaultBranch()));
        assertThat(neon.client().uri(fork)).contains("@" + neon.client().host(fork) + "/shop");
    }

    @Test
    void thePooledAddressNamesThePoolerAndWorks() throws Exception {
        String fork = neon.client().branch("\"name\":\"alice\"");
        String query = "/connection_uri?database_name=shop&role_name=shop_owner&pooled=true&branch_id=" + fork;
        String uri = neon.client().call("GET", query, "").json().path("uri").asText();
        assertThat(uri)
                .contains("@" + neon.client().host(fork) + "/")
                .endsWith("-pooler")
                .isNotEqualTo(neon.client().uri(fork));
        assertThat(NeonClient.sql(uri, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aBranchWithoutAComputeCannotBeConnectedTo() throws Exception {
        JsonNode made = neon.client().call("POST", "/branches", "{}").json();
        assertThat(made.path("endpoints")).isEmpty();
        assertThat(made.has("connection_uris")).isFalse();
        neon.client().await();
        String query = "/connection_uri?database_name=shop&role_name=shop_owner&branch_id="
                + made.at("/branch/id").asText();
        assertThat(neon.client().call("GET", query, "").status()).isEqualTo(404);
    }

    @Test
    void theAnswerHasAddressesOnlyWhenThereIsOneRoleAndOneDatabase() throws Exception {
        String body = "{\"endpoints\":[{\"type\":\"read_write\"}]}";
        JsonNode first = neon.client().call("POST", "/branches", body).json();
        neon.client().await();
        assertThat(NeonClient.sql(first.at("/connection_uris/0/connection_uri").asText(), "SELECT 1"))
                .isEqualTo("1");
        neon.client()
                .call(
                        "POST",
                        "/branches/" + neon.client().defaultBranch() + "/roles",
                        "{\"role\":{\"name\":\"reader\"}}");
        neon.client().await();
        assertThat(neon.client().call("POST", "/branches", body).json().has("connection_uris"))
                .isFalse();
    }

    @Test
    void aWriteWhileAnOperationRunsIsLocked() throws Exception {
        neon.emulator().traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        JsonNode made = neon.client().call("POST", "/branches", "{}").json();
        String operation = "/operations/" + made.at("/operations/0/id").asText();
        assertThat(neon.client()
                        .call("GET", operation, "")
                        .json()
                        .at("/operation/status")
                        .asText())
                .isEqualTo("running");
        JsonClient.Reply locked = neon.client().call("POST", "/branches", "{}");
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.json().path("request_id").asText()).isEqualTo("asked-for");
        assertThat(locked.whole().headers().firstValue("X-Request-ID")).contains("asked-for");
        neon.client().await();
        assertThat(neon.client()
                        .call("GET", operation, "")
                        .json()
                        .at("/operation/status")
                        .asText())
                .isEqualTo("finished");
        assertThat(neon.client().call("POST", "/branches", "{}").status()).isEqualTo(201);
    }

    @Test
    void aSlowComputeIsInitUntilItsOperationIsFinished() throws Exception {
        neon.emulator().traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        JsonNode made = neon.client()
                .call("POST", "/branches", "{\"endpoints\":[{\"type\":\"read_write\"}]}")
                .json();
        assertThat(made.at("/endpoints/0/current_state").asText()).isEqualTo("init");
        String uri = made.at("/connection_uris/0/connection_uri").asText();
        assertThatThrownBy(() -> NeonClient.sql(uri, "SELECT 1")).isInstanceOf(SQLException.class);
        neon.client().await();
        assertThat(NeonClient.sql(uri, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aComputeThatSaysReadyTooEarlyDropsConnections() throws Exception {
        neon.emulator().traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.READY_THAT_IS_NOT));
        String fork = neon.client().branch("\"name\":\"alice\"");
        JsonNode endpoint = neon.client()
                .call("GET", "/branches/" + fork + "/endpoints", "")
                .json()
                .at("/endpoints/0");
        assertThat(endpoint.path("current_state").asText()).isEqualTo("active");
        String uri = neon.client().uri(fork);
        assertThatThrownBy(() -> NeonClient.sql(uri, "SELECT 1")).isInstanceOf(SQLException.class);
        Thread.sleep(NeonEndpoints.NOT_READY.toMillis());
        assertThat(NeonClient.sql(uri, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void whoComesAgainWhenLockedOutGetsThrough() throws Exception {
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String body = "{\"branch\":{\"name\":\"b" + i + "\"},\"endpoints\":[{\"type\":\"read_write\"}]}";
            callers.add(CompletableFuture.supplyAsync(() -> untilNotLocked(body)));
        }
        for (CompletableFuture<Integer> caller : callers) {
            assertThat(caller.get(60, TimeUnit.SECONDS)).isEqualTo(201);
        }
        assertThat(neon.client()
                        .call("GET", "/branches/count", "")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(7);
        assertThat(neon.emulator().traffic().calls())
                .extracting(Call::status)
                .contains(423)
                .doesNotContain(500);
    }

    private int untilNotLocked(String body) {
        try {
            int status = 423;
            while (status == 423) {
                status = neon.client().call("POST", "/branches", body).status();
                Thread.sleep(20);
            }
            return status;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

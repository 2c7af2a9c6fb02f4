package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class NeonBranchesIT {

    @RegisterExtension
    final RunningNeon neon = new RunningNeon();

    @Test
    void theSearchIsPartial() throws Exception {
        neon.client().branch("\"name\":\"alice\"");
        neon.client().branch("\"name\":\"alice-2\"");
        assertThat(neon.client()
                        .call("GET", "/branches?search=alice", "")
                        .json()
                        .path("branches"))
                .hasSize(2);
        assertThat(neon.client()
                        .call("GET", "/branches/count?search=lice-2", "")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theListGoesOnWhereItsPageEnded() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            neon.client().call("POST", "/branches", "{\"branch\":{\"name\":\"" + name + "\"}}");
            neon.client().await();
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = neon.client()
                    .call("GET", "/branches?limit=2&sort_by=name&sort_order=asc&cursor=" + cursor, "")
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
        neon.client().branch("\"name\":\"alice\"");
        JsonClient.Reply taken = neon.client().call("POST", "/branches", "{\"branch\":{\"name\":\"alice\"}}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("code").asText()).isEqualTo("BRANCH_ALREADY_EXISTS");
        try (NeonEmulator small = NeonEmulator.start(TestPostgres.options().limits(1, 5))) {
            JsonClient.Reply full = new NeonClient(small).call("POST", "/branches", "{}");
            assertThat(full.status()).isEqualTo(422);
            assertThat(full.json().path("code").asText()).isEqualTo("BRANCHES_LIMIT_EXCEEDED");
        }
        try (NeonEmulator small = NeonEmulator.start(TestPostgres.options().limits(5, 1))) {
            JsonClient.Reply full =
                    new NeonClient(small).call("POST", "/branches", "{\"branch\":{\"init_source\":\"schema-only\"}}");
            assertThat(full.json().path("code").asText()).isEqualTo("ROOT_BRANCHES_LIMIT_EXCEEDED");
        }
    }

    @Test
    void anExpiringBranchVanishesAndHasNoChildren() throws Exception {
        String soon = Instant.now().plus(Duration.ofMinutes(10)).toString();
        String id = neon.client().branch("\"name\":\"alice\",\"expires_at\":\"" + soon + "\"");
        assertThat(neon.client()
                        .call("POST", "/branches", "{\"branch\":{\"parent_id\":\"" + id + "\"}}")
                        .status())
                .isEqualTo(422);
        neon.client().control("clock", "{\"advance\":\"PT9M\"}");
        assertThat(neon.client().call("GET", "/branches/" + id, "").status()).isEqualTo(200);
        neon.client().control("clock", "{\"advance\":\"PT2M\"}");
        assertThat(neon.client().call("GET", "/branches/" + id, "").status()).isEqualTo(404);
        String far = Instant.now().plus(Duration.ofDays(31)).toString();
        for (String wrong : List.of(far, "2020-01-01T00:00:00Z")) {
            assertThat(neon.client()
                            .call("POST", "/branches", "{\"branch\":{\"expires_at\":\"" + wrong + "\"}}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void anExpiryIsTakenBack() throws Exception {
        String soon = Instant.now().plus(Duration.ofMinutes(10)).toString();
        String id = neon.client().branch("\"name\":\"alice\",\"expires_at\":\"" + soon + "\"");
        JsonNode changed = neon.client()
                .call("PATCH", "/branches/" + id, "{\"branch\":{\"expires_at\":null,\"name\":\"bob\"}}")
                .json()
                .path("branch");
        assertThat(changed.has("expires_at")).isFalse();
        assertThat(changed.path("name").asText()).isEqualTo("bob");
    }

    @Test
    void annotationsComeWithTheCreatingCallAndAreNotInherited() throws Exception {
        JsonNode made = neon.client()
                .call(
                        "POST",
                        "/branches",
                        "{\"branch\":{\"name\":\"alice\"},\"annotation_value\":{\"managed-by\":\"fork-stack\"}}")
                .json();
        String id = made.at("/branch/id").asText();
        neon.client().await();
        String child = neon.client().branch("\"name\":\"child\",\"parent_id\":\"" + id + "\"");
        JsonNode annotations = neon.client().call("GET", "/branches", "").json().path("annotations");
        assertThat(annotations.at("/" + id + "/value/managed-by").asText()).isEqualTo("fork-stack");
        assertThat(annotations.has(child)).isFalse();
        assertThat(neon.client()
                        .call("GET", "/branches/" + id, "")
                        .json()
                        .at("/annotation/value/managed-by")
                        .asText())
                .isEqualTo("fork-stack");
        assertThat(neon.client().state())
                .contains("branch shop/alice parent=main init=parent-data annotation={managed-by=fork-stack}\n")
                .contains("branch shop/child parent=alice init=parent-data\n");
    }

    @Test
    void whatIsNeededIsNotDeletedAndWhatIsGoneIsGone() throws Exception {
        String parent = neon.client().branch("\"name\":\"parent\"");
        String child = neon.client().branch("\"name\":\"child\",\"parent_id\":\"" + parent + "\"");
        assertThat(neon.client().call("DELETE", "/branches/" + parent, "").status())
                .isEqualTo(422);
        assertThat(neon.client()
                        .call("DELETE", "/branches/" + neon.client().defaultBranch(), "")
                        .status())
                .isEqualTo(422);
        neon.client().call("PATCH", "/branches/" + child, "{\"branch\":{\"protected\":true}}");
        assertThat(neon.client().call("DELETE", "/branches/" + child, "").status())
                .isEqualTo(422);
        neon.client().call("PATCH", "/branches/" + child, "{\"branch\":{\"protected\":false}}");
        String uri = neon.client().uri(child);
        assertThat(neon.client().call("DELETE", "/branches/" + child, "").status())
                .isEqualTo(200);
        assertThatThrownBy(() -> NeonClient.sql(uri, "SELECT 1")).isInstanceOf(SQLException.class);
        neon.client().await();
        assertThat(neon.client().call("DELETE", "/branches/" + child, "").status())
                .isEqualTo(204);
    }

    @Test
    void whoHasNoKeyGetsNothing() throws Exception {
        JsonClient.Reply reply = neon.client().send("GET", "/projects", "", "napi_wrong");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().has("message")).isTrue();
    }
}

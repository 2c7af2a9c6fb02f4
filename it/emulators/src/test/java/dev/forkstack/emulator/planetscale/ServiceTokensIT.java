package dev.forkstack.emulator.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.JsonClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ServiceTokensIT {

    private static final String SHOP = "/organizations/acme/databases/shop";
    private static final String CREATE = "{\"name\":\"alice\"}";

    @RegisterExtension
    final RunningPlanetScale planetscale = RunningPlanetScale.vitess(PlanetScaleOptions::withErrorLists);

    private JsonClient.Reply send(String method, String path, String body, String authorization) throws Exception {
        return planetscale.client().send(method, SHOP + path, body, authorization);
    }

    @Test
    void aHeaderOfAnotherFormFindsNothing() throws Exception {
        String token = planetscale.emulator().token();
        for (String header : new String[] {"Bearer " + token, token.split(":")[1], "Basic " + token}) {
            JsonClient.Reply reply = send("GET", "", "", header);
            assertThat(reply.status()).as(header.replace(token, "…")).isEqualTo(404);
            assertThat(reply.text("code")).isEqualTo("not_found");
        }
        assertThat(send("GET", "", "", "").status()).isEqualTo(401);
        assertThat(send("GET", "", "", "unknown:token").text("code")).isEqualTo("unauthorized");
        assertThat(send("GET", "", "", token).status()).isEqualTo(200);
    }

    @Test
    void aMissingAccessLooksLikeAMissingThing() throws Exception {
        String reader = planetscale.emulator().newToken("read_branch");
        assertThat(send("GET", "", "", reader).status()).isEqualTo(200);
        assertThat(send("GET", "/branches/main", "", reader).status()).isEqualTo(200);
        for (String[] call : new String[][] {
            {"POST", "/branches", CREATE},
            {"PATCH", "/branches/main", "{\"new_name\":\"x\"}"},
            {"GET", "/branches/main/backups", ""},
            {"POST", "/branches/main/backups", "{}"},
            {"POST", "/branches/main/passwords", "{}"}
        }) {
            assertThat(send(call[0], call[1], call[2], reader).status())
                    .as(call[0] + " " + call[1])
                    .isEqualTo(404);
        }
    }

    @Test
    void productionAndRestoresNeedAccessesOfTheirOwn() throws Exception {
        String maker = planetscale.emulator().newToken("create_branch", "connect_branch", "delete_branch");
        String backup = planetscale.client().backup("main");
        assertThat(send("POST", "/branches/main/passwords", "{}", maker).status())
                .isEqualTo(404);
        String restore = "{\"name\":\"bob\",\"cluster_size\":\"PS_10\",\"backup_id\":\"" + backup + "\"}";
        assertThat(send("POST", "/branches", restore, maker).status()).isEqualTo(404);
        assertThat(send("POST", "/branches", CREATE, maker).status()).isEqualTo(201);
        planetscale.client().await("/branches/alice", "ready", "true");
        JsonClient.Reply password = send("POST", "/branches/alice/passwords", "{}", maker);
        assertThat(password.status()).isEqualTo(201);
        assertThat(send("DELETE", "/branches/alice/passwords/" + password.text("id"), "", maker)
                        .status())
                .isEqualTo(404);
        assertThat(send("DELETE", "/branches/alice", "", maker).status()).isEqualTo(204);
        String restorer = planetscale.emulator().newToken("create_branch", "restore_production_branch_backup");
        assertThat(send("POST", "/branches", restore, restorer).status()).isEqualTo(201);
    }

    @Test
    void refusalsHaveTwoForms() throws Exception {
        JsonClient.Reply refused = send(
                "POST",
                "/branches",
                "{\"name\":\"main\"}",
                planetscale.emulator().token());
        assertThat(refused.json().at("/errors/0/errors/0").asText()).isEqualTo("Name has already been taken");
        planetscale.emulator().traffic().fail(new Fault("GET", "/shop$", 1, Fault.Kind.THROTTLED_429_RETRY_AFTER));
        JsonClient.Reply throttled = send("GET", "", "", planetscale.emulator().token());
        assertThat(throttled.text("code")).isEqualTo("too_many_requests");
    }

    @Test
    void anIndiscreetFailureRepeatsTheToken() throws Exception {
        String token = planetscale.emulator().token();
        planetscale.emulator().traffic().fail(new Fault("GET", "/shop$", 1, Fault.Kind.INDISCREET_500));
        assertThat(send("GET", "", "", token).text("message")).contains(token);
    }
}

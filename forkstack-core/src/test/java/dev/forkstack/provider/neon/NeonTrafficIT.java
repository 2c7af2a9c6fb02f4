package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.TestedProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much is asked of Neon for each verb: what is on its list here is what a user waits for. */
class NeonTrafficIT extends NeonStage {

    @Test
    void eachVerbAsksForWhatItNeeds() {
        app.find("alice");
        Resource prod = app.provider.find(EnvironmentName.PROD).orElseThrow();
        Owned made = app.claim("alice", app.fork(prod, app.mark("alice")));
        EnvVars values = app.provider.connect(made, EnvVars.NONE);
        app.provider.mark(made, made.mark().ready());
        List<String> ofNew = asked();

        EnvVars again;
        try (TestedProject other = opened(Map.of())) {
            again = other.provider.connect(other.owned("alice"), values);
        }
        List<String> ofSwitch = asked();

        app.provider.list();
        List<String> ofList = asked();

        app.provider.delete(app.owned("alice"));
        List<String> ofDelete = asked();

        assertThat(again).isEqualTo(values);
        assertThat(ofNew)
                .containsExactly(
                        "GET /branches", // does it stand?
                        "GET /branches", // does its source stand?
                        "GET /branches", // nobody was faster, and what the source is like
                        "GET /branches/*/databases", // which one is meant, before anything is made
                        "POST /branches",
                        "POST /branches/*/roles/shop_owner/reset_password",
                        "GET /connection_uri",
                        "GET /connection_uri",
                        "PATCH /branches/*");
        assertThat(ofSwitch)
                .containsExactly(
                        "GET /branches",
                        "GET /endpoints",
                        "GET /branches/*/databases",
                        "GET /connection_uri",
                        "GET /branches", // what the branch was made of
                        "GET /branches/*/roles/shop_owner/reveal_password", // its password there, to compare
                        "GET /connection_uri");
        assertThat(ofList).containsExactly("GET /branches");
        assertThat(ofDelete).containsExactly("GET /branches", "DELETE /branches/*");
    }

    /** Without ids, and without the looks at operations, of which there are as many as it takes. */
    private List<String> asked() {
        List<String> asked = calls().stream()
                .filter(call -> !call.contains("/operations/"))
                .map(call -> call.replaceAll(" \\d+$", "").replaceAll("/br-[^/]+", "/*"))
                .toList();
        service.neon.traffic().forget();
        return asked;
    }
}

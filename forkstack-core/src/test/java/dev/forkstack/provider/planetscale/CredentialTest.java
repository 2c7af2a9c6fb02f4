package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialTest {

    private static Json listed(String id, String ended) {
        ObjectNode node = PlanetScaleApi.object().put("id", id).putNull("deleted_at");
        return new Json("A list", "", node.put(ended, "2026-11-25T09:00:00Z"));
    }

    @Test
    void whatWasDeletedOrDroppedDoesNotCountThoughItIsListed() {
        List<Json> all = List.of(
                listed("one", "deleted_at"),
                listed("two", "dropped_at"),
                listed("three", "disabled_at"), // which somebody may take back
                listed("four", "created_at"));

        assertThat(Credential.standing(all)).extracting(Credential::id).containsExactly("three", "four");
    }
}

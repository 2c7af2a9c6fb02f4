package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @Test
    void thePoolersHostFollowsFromTheComputes() {
        Endpoint endpoint = Endpoint.of(json("EP-quiet-1.eu.example.com"));

        assertThat(endpoint.hostname(false)).isEqualTo("ep-quiet-1.eu.example.com");
        assertThat(endpoint.hostname(true)).isEqualTo("ep-quiet-1-pooler.eu.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ep-quiet-1.example.com/shop?sslmode=disable",
                "a@b",
                "a&b",
                "a?b",
                "a b",
                "a\nb",
                "a\u001bb",
                "a:b",
                ""
            })
    void aHostThatWouldMeanSomethingElseInAnAddressIsRefused(String host) {
        assertThatThrownBy(() -> Endpoint.of(json(host)))
                .isInstanceOfSatisfying(
                        ForkStackException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.MALFORMED_RESPONSE))
                .hasMessageContaining("host");
    }

    private static Json json(String host) {
        return new Json(
                "Neon's answer",
                "",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", "ep-quiet-1")
                        .put("branch_id", "br-1")
                        .put("host", host)
                        .put("type", "read_write"));
    }
}

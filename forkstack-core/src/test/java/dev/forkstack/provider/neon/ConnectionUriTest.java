package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUriTest {

    private static final Endpoint ENDPOINT =
            new Endpoint("ep-cool-1", "br-1", "ep-cool-1.eu-central-1.aws.neon.tech", "read_write");

    @Test
    void oneParameterIsKeptAndWhatHasAMeaningInAUrlIsEncoded() {
        ConnectionUri uri =
                parsed("postgresql://shop%20owner:p%40ss%2Fw%25rd@ep-cool-1.eu-central-1.aws.neon.tech/my%20shop"
                        + "?channel_binding=require&sslmode=verify-full");

        assertThat(uri.url())
                .isEqualTo("postgresql://shop%20owner:p%40ss%2Fw%25rd@ep-cool-1.eu-central-1.aws.neon.tech/my%20shop"
                        + "?sslmode=verify-full");
        assertThat(uri.jdbcUrl())
                .isEqualTo("jdbc:postgresql://ep-cool-1.eu-central-1.aws.neon.tech/my%20shop?sslmode=verify-full");
        assertThat(uri.role()).isEqualTo("shop owner");
        assertThat(uri.password().orElseThrow().reveal()).isEqualTo("p@ss/w%rd");
    }

    @Test
    void noPasswordTravelsInTheClear() {
        assertThat(parsed("postgres://a:b@db.example.com/c?sslmode=disable").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example.com/c?sslmode=require");
        assertThat(parsed("postgres://a:b@db.example.com/c").sslmode()).contains("require");
        assertThat(parsed("postgres://a:b@127.0.0.1:5000/c?sslmode=disable").sslmode())
                .contains("disable");
    }

    @Test
    void aUriWithoutPasswordIsOneOfAProjectThatKeepsNone() {
        assertThat(parsed("postgresql://a@db.example.com/c").password()).isEmpty();
        assertThat(parsed("postgresql://a:@db.example.com/c").password()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://a:secretword@h/d",
                "postgresql://a:secretword@h",
                "postgresql://a:secretword%zz@h/d",
                "postgresql://a:secretword@h/d/e",
                "postgresql://a:secretword@h h/d",
                "postgresql://a:b@secretword@h/d"
            })
    void whatIsNoAddressIsRefusedWithoutShowingIt(String text) {
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> parsed(text));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.MALFORMED_RESPONSE);
        assertThat(failure.getMessage() + failure.remedy()).doesNotContain("secretword");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(parsed("postgresql://a:secretword@h/d").toString()).doesNotContain("secretword");
    }

    @Test
    void anEndpointHasTheAddressOfItsPoolerToo() {
        assertThat(ENDPOINT.addresses(false)).containsExactly("ep-cool-1.eu-central-1.aws.neon.tech:5432");
        assertThat(ENDPOINT.addresses(true))
                .containsExactlyInAnyOrder(
                        "ep-cool-1.eu-central-1.aws.neon.tech:5432",
                        "ep-cool-1-pooler.eu-central-1.aws.neon.tech:5432");
        assertThat(parsed("postgresql://a:b@EP-cool-1-pooler.eu-central-1.aws.neon.tech/d")
                        .address())
                .isIn(ENDPOINT.addresses(true));
        assertThat(parsed("postgresql://a:b@ep-cool-12.eu-central-1.aws.neon.tech/d")
                        .address())
                .isNotIn(ENDPOINT.addresses(true));
    }

    private static ConnectionUri parsed(String uri) {
        return ConnectionUri.of(new Json(
                "Neon's answer", "", JsonNodeFactory.instance.objectNode().put("uri", uri)));
    }
}

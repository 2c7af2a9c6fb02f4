package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DataPlaneFaultTest {

    private static final String INSERT = "INSERT INTO t VALUES (1)";

    @RegisterExtension
    final ShopOnTurso shop = new ShopOnTurso();

    @BeforeEach
    void create() throws Exception {
        shop.sql("CREATE TABLE t (a)");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"UNAUTHORIZED_401", "NOT_FOUND_404", "THROTTLED_429_RETRY_AFTER", "ERROR_500", "UNAVAILABLE_503"})
    void answersTheStatusAndDoesNothing(Fault.Kind kind) throws Exception {
        fail(kind);
        assertThat(shop.sql(INSERT).status()).isEqualTo(kind.status());
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void answersAnErrorAlthoughTheRowIsThere() throws Exception {
        fail(Fault.Kind.ERROR_500_AFTER_EFFECT);
        assertThat(shop.sql(INSERT).status()).isEqualTo(500);
        assertThat(rows()).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"DROPPED_BEFORE_EFFECT", "DROPPED_AFTER_EFFECT", "CUT_ANSWER"})
    void endsTheConnection(Fault.Kind kind) throws Exception {
        fail(kind);
        assertThatThrownBy(() -> shop.sql(INSERT)).isInstanceOf(IOException.class);
        assertThat(rows()).isEqualTo(kind == Fault.Kind.DROPPED_BEFORE_EFFECT ? "0" : "1");
    }

    @Test
    void answersSomethingElse() throws Exception {
        fail(Fault.Kind.NOT_JSON);
        assertThat(shop.sql("SELECT 1").body()).startsWith("<!DOCTYPE html>");
        fail(Fault.Kind.FIELDS_MISSING);
        assertThat(shop.sql("SELECT 1").body()).isEqualTo("{\"results\":[{}]}");
        fail(Fault.Kind.REDIRECT_TO_OTHER_HOST);
        assertThat(shop.sql("SELECT 1").status()).isEqualTo(307);
        assertThat(shop.traffic().strayRequests()).isEmpty();
    }

    @Test
    void isToldApartFromThePlatformAndFromOtherDatabases() throws Exception {
        shop.client().create("other");
        shop.traffic().forget();
        shop.traffic().fail(new Fault("*", "^/@shop/v2/pipeline$", 1, Fault.Kind.ERROR_500));
        assertThat(shop.client().run("other", "SELECT 2")).isEqualTo("2");
        assertThat(shop.sql("SELECT 1").status()).isEqualTo(500);
        assertThat(shop.traffic().calls())
                .contains(
                        new Call("POST", "/@other/v2/pipeline", "", 200),
                        new Call("POST", "/@shop/v2/pipeline", "", 500));
    }

    private void fail(Fault.Kind kind) {
        shop.traffic().fail(new Fault("POST", "^/@shop/", 1, kind));
    }

    private String rows() throws Exception {
        return shop.sql("SELECT count(*) FROM t").value();
    }
}

package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final NeonSettings.Login ANY = new NeonSettings.Login(Optional.empty(), Optional.empty());

    @Test
    void theOneDatabaseAndItsOwnerAreMeant() {
        assertThat(Account.choose(ANY, databases("shop"), "main")).isEqualTo(new Account("shop", "shop_owner"));
    }

    @Test
    void whatIsConfiguredIsMeant() {
        assertThat(Account.choose(
                        new NeonSettings.Login(Optional.of("blog"), Optional.empty()),
                        databases("shop", "blog"),
                        "main"))
                .isEqualTo(new Account("blog", "blog_owner"));
        assertThat(Account.choose(
                        new NeonSettings.Login(Optional.empty(), Optional.of("app")), databases("shop"), "main"))
                .isEqualTo(new Account("shop", "app"));
    }

    @Test
    void severalAreToldWithTheSettingThatChooses() {
        ForkStackException failure = failure(ANY, "shop", "blog");

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure.getMessage()).contains("2 databases");
        assertThat(failure.remedy()).isEqualTo("Set database.database to one of: blog, shop.");
    }

    @Test
    void oneThatIsNotThereIsToldWithThoseThatAre() {
        ForkStackException failure =
                failure(new NeonSettings.Login(Optional.of("blog"), Optional.empty()), "shop", "wiki");

        assertThat(failure.getMessage()).contains("no database blog");
        assertThat(failure.remedy()).contains("shop, wiki");
    }

    @Test
    void noneAtAllIsTold() {
        assertThat(failure(ANY).remedy()).isEqualTo("Make a database in it first.");
    }

    private static ForkStackException failure(NeonSettings.Login login, String... names) {
        return catchThrowableOfType(ForkStackException.class, () -> Account.choose(login, databases(names), "main"));
    }

    private static List<Json> databases(String... names) {
        return Arrays.stream(names)
                .map(name -> new Json(
                        "",
                        "",
                        JsonNodeFactory.instance.objectNode().put("name", name).put("owner_name", name + "_owner")))
                .toList();
    }
}

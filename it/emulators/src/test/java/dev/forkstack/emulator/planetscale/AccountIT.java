package dev.forkstack.emulator.planetscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.emulator.TestPostgres;
import dev.forkstack.emulator.postgres.PostgresAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccountIT {

    private final PostgresAccess server = TestPostgres.access();

    @Test
    void aBranchStandsUntilAllOfItIsGone() throws Exception {
        try (Account account = new Account(PlanetScaleOptions.postgres(server))) {
            Database shop = account.create("shop", Birth.past());
            Branch main = account.branch(shop, "main").orElseThrow();
            Instant now = Instant.now();
            Login login = new Login(
                    "id", main.id(), "r", "r." + main.id(), List.of(), Optional.of(Duration.ofHours(1)), now, now);
            account.logins().add(login, "secret", main);
            server.execute(
                    "postgres", "CREATE TABLE held (id int)", "ALTER TABLE held OWNER TO \"" + login.user() + "\"");
            String state = new StateText(account).text();

            assertThatThrownBy(() -> account.remove(main)).isInstanceOf(SQLException.class);

            assertThat(new StateText(account).text()).isEqualTo(state).contains("role shop/main/r");
            server.execute("postgres", "DROP TABLE held");
            account.remove(main);
            account.clock().advance(Duration.ofHours(2));
            account.logins().sweep();
            assertThat(new StateText(account).text()).isEqualTo("database shop postgresql");
        }
    }
}

package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginValuesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final Login.Life LIFE = new Login.Life(NOW, NOW.plus(Duration.ofDays(30)));

    private static Map<String, String> values(Engine engine, String address) {
        return new LoginValues(engine, login(address)).asVariables().asMap();
    }

    private static Login login(String address) {
        return new Login("id1", "us%er", new Secret("pscale_pw_a/b"), address, "shop", LIFE);
    }

    @Test
    void aVitessBranchIsReachedEncryptedByEveryTool() {
        assertThat(values(Engine.MYSQL, "aws.connect.psdb.cloud"))
                .containsEntry(
                        Keys.DATABASE_URL,
                        "mysql://us%25er:pscale_pw_a%2Fb@aws.connect.psdb.cloud:3306/shop?sslaccept=strict")
                .containsEntry(
                        Keys.JDBC_DATABASE_URL, "jdbc:mysql://aws.connect.psdb.cloud:3306/shop?sslMode=VERIFY_IDENTITY")
                .containsEntry(Keys.JDBC_DATABASE_USERNAME, "us%er")
                .containsEntry(Keys.FORKSTACK_CREDENTIALS_EXPIRE, "2026-12-25T09:00:00Z")
                .doesNotContainKey(Keys.DATABASE_URL_UNPOOLED);
    }

    @Test
    void aPostgresBranchIsReachedThroughThePoolerAndPastIt() {
        assertThat(values(Engine.POSTGRESQL, "eu.pg.psdb.cloud"))
                .containsEntry(
                        Keys.DATABASE_URL,
                        "postgresql://us%25er:pscale_pw_a%2Fb@eu.pg.psdb.cloud:6432/shop?sslmode=require")
                .containsEntry(
                        Keys.DATABASE_URL_UNPOOLED,
                        "postgresql://us%25er:pscale_pw_a%2Fb@eu.pg.psdb.cloud:5432/shop?sslmode=require")
                .containsEntry(Keys.JDBC_DATABASE_URL, "jdbc:postgresql://eu.pg.psdb.cloud:5432/shop?sslmode=require");
    }

    @Test
    void onThisMachineNothingHasToBeEncryptedAndThePortIsTheOneThatIsNamed() {
        assertThat(values(Engine.MYSQL, "127.0.0.1:4711"))
                .containsEntry(Keys.JDBC_DATABASE_URL, "jdbc:mysql://127.0.0.1:4711/shop");
        assertThat(values(Engine.POSTGRESQL, "localhost:4711"))
                .containsEntry(Keys.JDBC_DATABASE_URL, "jdbc:postgresql://localhost:4711/shop");
        assertThat(values(Engine.POSTGRESQL, "127.0.0.1.example.com:4711"))
                .containsEntry(
                        Keys.JDBC_DATABASE_URL, "jdbc:postgresql://127.0.0.1.example.com:4711/shop?sslmode=require");
    }

    @Test
    void aLoginIsWrittenAndReadAndShowsNoSecret() {
        Login login = login("aws.connect.psdb.cloud");
        assertThat(Login.read(login.write())).contains(login);
        assertThat(login.toString()).doesNotContain("pscale_pw_a/b");
        assertThat(Login.read(new Secret("{}"))).isEqualTo(Optional.empty());
        assertThat(Login.read(new Secret("half"))).isEmpty();
    }

    @Test
    void itIsRenewedWhileAQuarterOfItsLifeIsLeft() {
        assertThat(LIFE.isWorthKeeping(NOW.plus(Duration.ofDays(22)))).isTrue();
        assertThat(LIFE.isWorthKeeping(NOW.plus(Duration.ofDays(23)))).isFalse();
    }
}

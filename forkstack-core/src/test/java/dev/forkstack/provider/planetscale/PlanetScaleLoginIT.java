package dev.forkstack.provider.planetscale;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.spi.TestedProject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What opens a branch, for how long and at how many requests, and what a token that may too little is told. */
class PlanetScaleLoginIT extends PlanetScaleStage {

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.vitess(directory);
    }

    private static Instant end(EnvVars values) {
        return Instant.parse(values.get(Keys.FORKSTACK_CREDENTIALS_EXPIRE).orElseThrow());
    }

    private long credentials() {
        return service.credentials(name, new EnvironmentName("alice"));
    }

    @Test
    void aPasswordEndsByItselfAndTheMarkDoesNot() {
        TestedProject brief = opened(Map.of("passwordLife", "2h"));
        ready(brief, "alice"); // of an unfinished one the branch's own name tells whose it is
        EnvVars values = brief.connect("alice");
        assertThat(end(values)).isBefore(Instant.now().plus(Duration.ofHours(3)));
        assertThat(service.planetScale.state()).contains("admin for PT2H");

        service.planetScale.advance(Duration.ofDays(40));

        assertThat(credentials()).isZero();
        assertThat(brief.find("alice").orElseThrow().mark()).isPresent();
        assertThat(brief.connect("alice").get(Keys.JDBC_DATABASE_PASSWORD))
                .isNotEqualTo(values.get(Keys.JDBC_DATABASE_PASSWORD));
        assertThat(credentials()).isEqualTo(1);
    }

    @Test
    void aPasswordIsRenewedBeforeItEndsAndStaysTheSame() {
        app.fork(source, "alice");
        EnvVars values = app.connect("alice");
        TestedProject later = openedAt(Instant.now().plus(Duration.ofDays(25)));

        EnvVars renewed = later.provider.connect(later.owned("alice"), values);

        assertThat(renewed.get(Keys.DATABASE_URL)).isEqualTo(values.get(Keys.DATABASE_URL));
        assertThat(calls("POST", "/renew")).isEqualTo(1);
        assertThat(credentials()).isEqualTo(1);
    }

    @Test
    void noMoreIsAskedThanIsNeeded() {
        app.find("alice");
        ready(app, "alice");
        EnvVars values = app.connect("alice");
        service.traffic().forget();

        TestedProject again = opened(Map.of());
        again.provider.connect(again.owned("alice"), values);
        assertThat(service.traffic().calls()).as("switch").hasSizeLessThanOrEqualTo(5);

        service.traffic().forget();
        again.provider.delete(again.owned("alice"));
        assertThat(service.traffic().calls()).as("delete").hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void whatIsRefusedIsReplacedAndNothingOfItIsLeft() {
        app.fork(source, "alice");
        EnvVars values = app.connect("alice");
        service.access.credentials(staging("alice")).stream()
                .filter(credential -> credential.name().startsWith("forkstack-login-"))
                .forEach(credential -> service.access.api.revoke(Engine.MYSQL, staging("alice"), credential.id()));

        EnvVars replaced = app.provider.connect(app.owned("alice"), values);

        assertThat(replaced).isNotEqualTo(values);
        assertThat(credentials()).isEqualTo(1);
        assertThat(service.read(replaced))
                .isEqualTo(service.read(service.source(name).values()));
    }

    @Test
    void whatTheCheckoutHasIsKeptThoughTheHomesFilesAreGone() {
        app.fork(source, "alice");
        EnvVars values = app.connect("alice");
        TestedProject elsewhere =
                new TestedProject(name, service.access.open(name, service.home().resolveSibling("new-home"), Map.of()));

        assertThat(elsewhere.provider.connect(elsewhere.owned("alice"), values).get(Keys.DATABASE_URL))
                .isEqualTo(values.get(Keys.DATABASE_URL));
        assertThat(credentials()).isEqualTo(1);
    }

    @Test
    void whatTheCheckoutHasOfALostHomeIsRevokedWhenItIsReplaced() {
        app.fork(source, "alice");
        EnvVars values = app.connect("alice");
        service.traffic().fail(new Fault("POST", "/renew$", 1, Fault.Kind.UNPROCESSABLE_422));
        TestedProject later = new TestedProject(
                name,
                service.access.open(
                        name,
                        service.home().resolveSibling("later-home"),
                        Map.of(),
                        service.planetScale.token(),
                        Clock.fixed(Instant.now().plus(Duration.ofDays(25)), ZoneOffset.UTC)));

        assertThat(later.provider.connect(later.owned("alice"), values).get(Keys.DATABASE_URL))
                .isNotEqualTo(values.get(Keys.DATABASE_URL));
        assertThat(credentials()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read_branch read_backups | create_branch",
                "read_branch create_branch | read_backups",
                "read_branch create_branch read_backups | restore_production_branch_backup",
                "read_branch create_branch read_backups restore_production_branch_backup | connect_branch"
            })
    void theAccessThatIsMissingForANewBranchIsNamed(String accesses, String missing) {
        TestedProject poor = openedWith(accesses.strip().split(" "));

        ForkStackException failure = failure(() -> poor.fork(source, "alice"));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("404").hasMessageContaining(missing);
        assertThat(failure.remedy()).contains("Service tokens");
    }

    @Test
    void theAccessThatIsMissingForItsNameAndItsDeletionIsNamedAndItStays() {
        app.fork(source, "alice");
        Owned alice = app.owned("alice");
        TestedProject poor = openedWith("read_branch", "connect_branch");

        assertThat(failure(() -> poor.provider.mark(alice, alice.mark().ready())))
                .hasMessageContaining("write_database");
        ForkStackException failure = failure(() -> poor.provider.delete(alice));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("delete_branch");
        assertThat(stands(staging("alice"))).isTrue();
    }

    @Test
    void theLeastTokenOfTheDocumentationIsEnough() {
        TestedProject least = openedWith(
                "read_branch",
                "create_branch",
                "delete_branch",
                "write_database",
                "connect_branch",
                "delete_branch_password",
                "read_backups",
                "restore_production_branch_backup");
        ready(least, "alice");
        least.connect("alice");
        least.provider.delete(least.owned("alice"));
        assertThat(least.find("alice")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamedPartByPart() {
        assertThat(failure(() -> opened(Map.of("database", "shap")).find("alice")))
                .hasMessageContaining("Organization acme is there; its database shap is not");
        assertThat(failure(() -> opened(Map.of("organization", "acne")).find("alice")))
                .hasMessageContaining("Neither organization acne nor its database shop");
        assertThat(failure(() -> openedWith("read_backups").find("alice"))).hasMessageContaining("read_branch");
        assertThat(failure(() -> opened(Map.of("prod", "mein")).find("prod")).remedy())
                .contains("main");
    }

    @Test
    void aWrongTokenIsToldWithoutIt() {
        TestedProject wrong = new TestedProject(
                name,
                service.access.open(name, service.home(), Map.of(), "id:pscale_tkn_wrong-secret", Clock.systemUTC()));

        ForkStackException failure = failure(() -> wrong.find("alice"));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.getMessage() + failure.remedy())
                .contains("PLANETSCALE_SERVICE_TOKEN_ID")
                .doesNotContain("wrong-secret");
    }
}

package dev.forkstack.provider.planetscale;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.Keys;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is different where PlanetScale's database is a PostgreSQL. */
class PlanetScalePostgresIT extends PlanetScaleStage {

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.postgres(directory);
    }

    @Test
    void withoutABackupThereIsNothingAndThatHasToBeSaid() {
        assertThat(failure(() -> opened(Map.of("data", "schema")).fork(source, "alice"))
                        .getMessage())
                .contains("neither schema nor data");
        TestedProject empty = opened(Map.of("data", "empty"));

        empty.fork(source, "alice");

        assertThat(service.read(empty.connect("alice"))).isEmpty();
        assertThat(lines()).anyMatch(line -> line.contains("neither schema nor data"));
    }

    @Test
    void aPastIsRestored() {
        Instant past = aMomentAgo();
        service.write(service.source(name).values(), "later");
        service.planetScale.advance(Duration.ofMinutes(6));
        service.traffic().forget();

        app.fork(source, app.mark("alice", past));

        assertThat(service.read(app.connect("alice"))).doesNotContain("later");
        assertThat(calls("GET", "/backups")).isZero();
        assertThat(failure(() -> app.fork(source, app.mark("bob", past.minus(Duration.ofDays(9)))))
                        .remedy())
                .contains("retention");
    }

    @Test
    void whatIsLeftUnfinishedOfAPastIsCompletedAsThatAlone() {
        Instant past = aMomentAgo();
        service.planetScale.advance(Duration.ofMinutes(6));
        service.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        assertThat(failure(() -> openedWith(Duration.ofMillis(40)).fork(source, app.mark("alice", past))))
                .hasMessageContaining("in vain");
        assertThat(app.find("alice").orElseThrow().mark().orElseThrow().at()).hasValue(past);
        assertThat(failure(() -> app.fork(source, "alice")))
                .hasMessageContaining("was begun at PlanetScale as of " + past);

        Resource completed = app.fork(source, app.mark("alice", past));

        assertThat(completed.mark().orElseThrow().at()).hasValue(past);
        assertThat(failure(() -> app.fork(source, app.mark("bob", past.plusMillis(1))))
                        .remedy())
                .contains("AT=" + past);
    }

    /** A whole second that has everything of now, and nothing of what comes. */
    private static Instant aMomentAgo() {
        Instant kept = service.planetScale.snapshot("main");
        service.planetScale.advance(Duration.ofSeconds(2));
        return kept.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A role that owns something cannot be dropped unless somebody else gets it. */
    @Test
    void aRoleThatHasMadeTablesIsReplacedAndTheTablesStay() {
        app.fork(source, "alice");
        EnvVars values = app.connect("alice");
        assertThat(values.get(Keys.JDBC_DATABASE_URL)).get().asString().startsWith("jdbc:postgresql://");
        Rows.execute(values, "CREATE TABLE mine (id int)");
        TestedProject later = openedAt(Instant.now().plus(Duration.ofDays(31)));

        EnvVars replaced = later.provider.connect(later.owned("alice"), values);

        assertThat(replaced.get(Keys.JDBC_DATABASE_USERNAME)).isNotEqualTo(values.get(Keys.JDBC_DATABASE_USERNAME));
        assertThat(service.credentials(name, later.mark("alice").env())).isEqualTo(1);
        Rows.execute(replaced, "INSERT INTO mine VALUES (1)", "DROP TABLE mine");
    }
}

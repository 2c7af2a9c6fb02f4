package dev.forkstack.provider.planetscale;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.TestedProject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a branch comes to stand at PlanetScale, and what is never done to one. */
class PlanetScaleForkIT extends PlanetScaleStage {

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.vitess(directory);
    }

    @Test
    void whatIsCopiedAndBilledIsSaidBeforeAndAfterwards() {
        app.fork(source, "alice");

        assertThat(lines())
                .filteredOn(line -> line.contains("everything that main had in the backup of 20")
                        && line.contains("just now, ")
                        && line.contains("bills a cluster of size PS_10"))
                .hasSize(2);
        assertThat(service.planetScale.state().lines())
                .anyMatch(line -> line.contains(staging("alice")) && line.contains(" PS_10"));
    }

    @Test
    void aBranchOfTheSchemaHasTheTablesAndNoRow() {
        service.write(service.source(name).values(), "row");
        service.traffic().forget();
        TestedProject schema = opened(Map.of("data", "schema"));

        schema.fork(source, "alice");

        assertThat(service.read(schema.connect("alice"))).isEmpty();
        assertThat(calls("GET", "/backups")).isZero();
        assertThat(lines())
                .anyMatch(line -> line.contains("the schema of main, without rows") && line.contains("bills"));
    }

    @Test
    void everythingThatStandsAgainstItIsToldAtOnceAndNothingIsMade() {
        service.planetScale.set("at_backup_restore_branches_limit", true);
        service.planetScale.set("restrict_branch_region", true);
        try {
            TestedProject elsewhere = opened(Map.of("region", "moon-1"));
            ForkStackException failure =
                    failure(() -> elsewhere.fork(source, app.mark("alice", Instant.parse("2026-01-01T00:00:00Z"))));

            assertThat(failure.getMessage()).contains("3 problems", "restored from backups", "moon-1", "no past");
            assertThat(calls("POST", "/branches")).isZero();
        } finally {
            service.planetScale.set("at_backup_restore_branches_limit", false);
            service.planetScale.set("restrict_branch_region", false);
        }
    }

    @Test
    void theSettingIsNamedThatPlanetScaleDoesNotLike() {
        assertThat(failure(() -> opened(Map.of("region", "moon-1")).fork(source, "alice"))
                        .remedy())
                .contains("database.region");
    }

    @Test
    void whatVitessDoesNotHaveIsRefused() {
        assertThat(failure(() -> opened(Map.of("data", "empty")).fork(source, "alice"))
                        .getMessage())
                .contains("always has its source's schema");
        Resource alice = app.fork(source, "alice");
        assertThat(failure(() -> app.fork(alice, "bob")).getMessage()).contains("no successful backup");
    }

    @Test
    void whatARunLeftThatDiedBeforeItsMarkIsFoundCompletedAndDeleted() {
        service.access.branch(staging("alice"), "main");
        Mark left = app.find("alice").orElseThrow().mark().orElseThrow();
        assertThat(left.state()).isEqualTo(Mark.State.FILLING);
        assertThat(left.owner()).isEmpty();
        // Without rows, where rows are wanted by now.
        assertThat(failure(() -> app.fork(source, "alice")))
                .hasMessageContaining("was begun without rows")
                .hasMessageContaining("\"backup\"");

        Resource completed = opened(Map.of("data", "schema")).fork(source, "alice");
        assertThat(completed.mark()).hasValue(app.mark("alice").on(completed.id()));
        assertThat(calls("POST", "/branches")).isEqualTo(1); // the one above

        service.access.branch(staging("bob"), "main");
        app.provider.delete(app.owned("bob"));
        assertThat(stands(staging("bob"))).isFalse();
    }

    @Test
    void theNameTellsHowFarItIs() {
        app.fork(source, "alice");
        assertThat(stands(staging("alice"))).isTrue();

        app.provider.mark(app.owned("alice"), app.owned("alice").mark().ready());

        assertThat(stands(names().of(app.mark("alice").env()))).isTrue();
        assertThat(stands(staging("alice"))).isFalse();
    }

    @Test
    void whatAnotherRunHasOvertakenIsALeftoverThatNewSweeps() {
        Resource alice = ready(app, "alice");
        service.access.branch(staging("alice"), "main");
        assertThat(((PlanetScaleDatabases) app.provider).leftovers()).containsExactly(staging("alice"));

        app.fork(source, "bob");

        assertThat(((PlanetScaleDatabases) app.provider).leftovers()).isEmpty();
        assertThat(stands(staging("alice"))).isFalse();
        assertThat(app.find("alice")).hasValue(alice);
    }

    @Test
    void productionIsFoundHoweverLongTheProjectsNameIs() {
        name = new ProjectName("a".repeat(40));

        assertThat(opened(Map.of()).find("prod").orElseThrow().name()).isEqualTo("main");
    }

    /** Else it would be taken for an unfinished environment, and billed. */
    @Test
    void whatWasOvertakenGoesWithItsEnvironmentUnlessItIsProtected() {
        ready(app, "alice");
        ready(app, "bob");
        service.access.branch(staging("alice"), "main");
        service.access.branch(staging("bob"), "main");
        service.access.protect(staging("bob"));

        app.provider.delete(app.owned("alice"));

        assertThat(app.find("alice")).isEmpty();
        assertThat(stands(staging("bob"))).isTrue();
        assertThat(lines()).anyMatch(line -> line.contains(staging("bob") + " is not deleted: it is protected"));
        assertThat(((PlanetScaleDatabases) app.provider).diagnose())
                .filteredOn(finding -> finding.level() == Finding.Level.WARNING)
                .singleElement()
                .matches(finding -> finding.fact().contains(staging("bob")));
    }

    @Test
    void aProductionBranchIsNobodysAndNeverDeleted() {
        ready(app, "alice");
        Owned alice = app.owned("alice");
        service.access.promote(alice.resource().name());

        assertThat(app.find("alice").orElseThrow().mark()).isEmpty();
        ForkStackException failure = failure(() -> app.provider.delete(alice));
        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure).hasMessageContaining("is production");
        assertThat(failure(() -> app.provider.mark(alice, alice.mark())).kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure(() -> app.provider.connect(alice, EnvVars.NONE)).kind())
                .isEqualTo(Kind.REJECTED);
        assertThat(calls("DELETE", ".*")).isZero();
        assertThat(stands(alice.resource().name())).isTrue();
        assertThat(((PlanetScaleDatabases) app.provider).diagnose())
                .filteredOn(finding -> finding.level() == Finding.Level.WARNING)
                .singleElement()
                .matches(finding -> finding.fact().contains(alice.resource().name() + " was made for an environment"));
    }

    /** Or else nobody could use or delete it, and it would be listed as an environment that is not there. */
    @Test
    void whatSomebodyHasRenamedIsNobodysUntilItIsTakenOver() {
        Resource alice = ready(app, "alice");
        String other = alice.name() + "-old";
        service.access.api.rename(alice.name(), other);

        assertThat(app.find("alice")).isEmpty();
        Resource renamed = app.find("alice-old").orElseThrow();
        assertThat(renamed.mark()).isEmpty();
        assertThat(app.provider.list()).containsExactly(renamed);
        Mark mark = app.mark("alice-old").ready();
        app.provider.mark(new Ownership(name, mark.env()).adopt(renamed, Set.of(other), mark), mark);
        app.provider.delete(app.owned("alice-old"));
        assertThat(stands(other)).isFalse();
    }

    @Test
    void whatOthersWereMadeOfAndWhatIsProtectedStays() {
        Resource alice = ready(app, "alice");
        service.access.branch("child-of-" + alice.name(), alice.name());
        assertThat(app.find("alice").orElseThrow().dependants()).containsExactly("child-of-" + alice.name());
        assertThat(failure(() -> app.provider.delete(app.owned("alice"))))
                .hasMessageContaining("was branched into child-of-" + alice.name());
        service.access.delete("child-of-" + alice.name());
        service.access.protect(alice.name());

        assertThat(failure(() -> app.provider.delete(app.owned("alice")))).hasMessageContaining("is protected");

        assertThat(stands(alice.name())).isTrue();
    }

    @Test
    void aSlowBranchIsWaitedFor() {
        service.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));

        app.fork(source, "alice");

        assertThat(service.read(app.connect("alice")))
                .isEqualTo(service.read(service.source(name).values()));
        assertThat(calls("GET", "/branches")).isGreaterThan(4);
    }

    /** A clock that ran out is no reason to throw away what has been restored, and is billed, so far. */
    @Test
    void whatTakesLongerThanAnybodyWaitsIsLeftForTheNextNew() {
        service.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.SLOW_READY));
        TestedProject hasty = openedWith(Duration.ofMillis(40));

        assertThat(failure(() -> hasty.fork(source, "alice"))).hasMessageContaining("in vain");

        assertThat(hasty.find("alice").orElseThrow().mark().orElseThrow().run())
                .isNotEqualTo(app.mark("alice").run());
        app.fork(source, "alice");
        assertThat(calls("POST", "/branches")).isEqualTo(1);
    }
}

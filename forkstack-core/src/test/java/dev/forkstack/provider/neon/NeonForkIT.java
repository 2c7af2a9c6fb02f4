package dev.forkstack.provider.neon;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.NeonEmulator;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How branches come to stand and go. */
class NeonForkIT extends NeonStage {

    @Test
    void aForkHasAPasswordOfItsOwn() {
        EnvVars production = service.source(name).values();

        app.fork(source, "alice");

        EnvVars alice = app.connect("alice");
        assertThat(alice.get("JDBC_DATABASE_PASSWORD")).isNotEqualTo(production.get("JDBC_DATABASE_PASSWORD"));
        assertThat(Rows.read(production)).contains("seed");
    }

    @Test
    void ofAProtectedSourceNeonItselfMakesANewPassword() {
        service.access.set(source.id(), "protected", true);
        service.neon.traffic().forget();

        app.fork(source, "alice");

        assertThat(count("POST", "/reset_password")).isZero();
        assertThat(app.connect("alice").get("JDBC_DATABASE_PASSWORD"))
                .isNotEqualTo(service.source(name).values().get("JDBC_DATABASE_PASSWORD"));
    }

    /** Which has no parent, so that Neon's promise for the children of protected branches says nothing of it. */
    @Test
    void theSchemaOfAProtectedSourceGetsANewPasswordAllTheSame() {
        service.access.set(source.id(), "protected", true);
        service.neon.traffic().forget();
        try (TestedProject project = opened(Map.of("data", "schema-only"))) {
            project.fork(source, "alice");

            assertThat(count("POST", "/reset_password")).isEqualTo(1);
        }
    }

    @Test
    void whatWasMadeWithoutItsOwnPasswordGetsOneWhenItIsCompleted() {
        app.fork(source, "alice");
        EnvVars before = app.connect("alice");

        app.fork(source, app.mark("alice").by("run-2"));

        assertThat(app.connect("alice").get("JDBC_DATABASE_PASSWORD"))
                .isNotEqualTo(before.get("JDBC_DATABASE_PASSWORD"));
    }

    @Test
    void aForkOfTheSchemaAloneHasTablesAndNoRowsAndNoParent() {
        try (TestedProject project = opened(Map.of("data", "schema-only"))) {
            Resource alice = project.fork(source, "alice");

            assertThat(alice.parent()).isEmpty();
            assertThat(project.find("alice")).hasValue(alice);
            EnvVars values = project.connect("alice");
            assertThat(Rows.read(values)).isEmpty();
            Rows.write(values, "mine");
            assertThat(values.get("JDBC_DATABASE_PASSWORD"))
                    .isNotEqualTo(service.source(name).values().get("JDBC_DATABASE_PASSWORD"));
        }
        assertThat(Rows.read(service.source(name).values())).containsExactly("seed");
    }

    @Test
    void aForkOfAPointInTimeHasWhatStoodThen() {
        EnvVars production = service.source(name).values();
        Instant then = service.neon.snapshot(source.id());
        Rows.write(production, "later");
        Mark mark = app.mark("alice", then);

        Resource alice = app.fork(source, mark);

        assertThat(alice.mark()).hasValue(mark.on(alice.id()));
        assertThat(Rows.read(app.connect("alice"))).containsExactly("seed");
        assertThat(Rows.read(production)).contains("later");
    }

    @Test
    void anInstantThatNeonDoesNotKeepIsRefusedWithWhatItKeeps() {
        ForkStackException refusal =
                failure(() -> app.fork(source, app.mark("alice", Instant.now().minus(99, ChronoUnit.DAYS))));

        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.remedy()).contains("restore window");
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void aBranchWithBranchesOfItsOwnIsNotDeletedAndTheseAreNamed() {
        Resource alice = app.fork(source, "alice");
        app.fork(alice, "bob");

        assertThat(app.find("alice").orElseThrow().dependants()).containsExactly(name + "-bob");
        ForkStackException refusal = failure(() -> app.provider.delete(app.owned("alice")));
        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.getMessage()).contains(name + "-bob");

        app.provider.delete(app.owned("bob"));
        app.provider.delete(app.owned("alice"));
        assertThat(app.find("alice")).isEmpty();
    }

    @Test
    void aProtectedBranchIsNotDeletedAndTheWayToUnprotectItIsTold() {
        Resource alice = app.fork(source, "alice");
        service.access.set(alice.id(), "protected", true);

        ForkStackException refusal = failure(() -> app.provider.delete(app.owned("alice")));

        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.getMessage()).contains("is protected");
        assertThat(refusal.remedy()).contains("Take the protection away");
    }

    @Test
    void theLimitOfBranchesIsToldWithTheOldestEnvironments() {
        try (NeonEmulator small = service.another(options -> options.limits(3, 2))) {
            NeonAccess access = new NeonAccess(small);
            try (TestedProject project = new TestedProject(name, access.open(name, Map.of()))) {
                Resource main = project.find("prod").orElseThrow();
                project.fork(main, "alice");
                project.fork(main, "bob");

                ForkStackException refusal = failure(() -> project.fork(main, "carol"));

                assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
                assertThat(refusal.getMessage()).contains("there are 3", "25 (Scale)", "alice (since", "bob (since");
                assertThat(refusal.remedy()).contains("make envs-delete");
            }
        }
    }

    @Test
    void theLimitOfRootBranchesIsTold() {
        try (NeonEmulator small = service.another(options -> options.limits(9, 1))) {
            NeonAccess access = new NeonAccess(small);
            try (TestedProject project = new TestedProject(name, access.open(name, Map.of("data", "schema-only")))) {
                ForkStackException refusal =
                        failure(() -> project.fork(project.find("prod").orElseThrow(), "alice"));

                assertThat(refusal.getMessage()).contains("no more root branches", "there are 1", "schema-only");
            }
        }
    }
}

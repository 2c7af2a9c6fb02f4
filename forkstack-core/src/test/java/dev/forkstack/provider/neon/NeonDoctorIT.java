package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Finding.Level;
import dev.forkstack.spi.TestedProject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code doctor} says of Neon. */
class NeonDoctorIT extends NeonStage {

    @Test
    void whereAllIsWellOnlyThePersonalKeyIsWarnedOf() {
        List<Finding> findings = findings(app);

        assertThat(findings).extracting(Finding::level).doesNotContain(Level.PROBLEM);
        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.WARNING)
                .extracting(Finding::fact)
                .containsExactly("the Neon key is a personal one: it opens everything that this person may");
        assertThat(findings)
                .extracting(Finding::fact)
                .anyMatch(fact -> fact.contains("Neon branch " + source.name() + ", not protected"))
                .contains("Neon database shop as role shop_owner");
        assertThat(service.neon.traffic().calls())
                .allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void aKeyThatIsRefusedIsTheOneProblem() {
        fail("GET", "/projects/[^/]+$", Fault.Kind.UNAUTHORIZED_401);

        assertThat(findings(app)).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.PROBLEM);
            assertThat(finding.remedy()).contains("NEON_API_KEY");
        });
    }

    @Test
    void aKeyThatMayNotAskWhoseItIsIsEnough() {
        fail("GET", "/auth$", Fault.Kind.FORBIDDEN_403);

        assertThat(findings(app)).extracting(Finding::level).containsOnly(Level.OK);
    }

    @Test
    void aProjectThatIsNotThereIsAProblem() {
        try (TestedProject other = opened(Map.of("project", "no-such-project-1"))) {
            assertThat(findings(other)).extracting(Finding::level).containsExactly(Level.PROBLEM);
        }
    }

    @Test
    void aSourceThatIsNotThereIsAProblemThatNamesThoseThatAre() {
        try (TestedProject other = opened(Map.of("prod", "gone"))) {
            assertThat(problem(other).remedy()).contains("main", "leave it out");
        }
    }

    @Test
    void aSourceThatExpiresIsAProblem() {
        service.access.set(
                source.id(),
                NeonAccess.object()
                        .put(
                                "expires_at",
                                Instant.now()
                                        .plus(1, ChronoUnit.DAYS)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()));

        assertThat(problem(app).fact()).contains(source.name(), "expires at");
    }

    @Test
    void severalDatabasesAreAProblemThatNamesThem() {
        service.access.createDatabase(source.id(), "blog");

        assertThat(problem(app).remedy()).isEqualTo("Set database.database to one of: blog, shop.");
    }

    private static Finding problem(TestedProject project) {
        return findings(project).stream()
                .filter(finding -> finding.level() == Level.PROBLEM)
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(TestedProject project) {
        return ((Diagnosable) project.provider).diagnose();
    }
}

package dev.forkstack.provider.tigris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code doctor} finds out at Tigris. */
class TigrisDoctorIT extends AtTigris {

    @Test
    void everythingThatWorkIsDoneWithIsLookedAtAndNothingChanged() {
        String before = service.state();

        assertThat(findings(app))
                .extracting(Finding::level)
                .containsOnly(Finding.Level.OK)
                .hasSize(3);

        assertThat(service.state()).isEqualTo(before);
        assertThat(app.calls("PUT", "/app-bucket-.*")).isZero();
    }

    @Test
    void aKeyThatIsNoneIsToldOnceWithTheVariablesThatHoldIt() {
        Credential wrong = Credential.ofAccount("acme", "tid_owner", "tsec_wrong");
        Diagnosable provider = (Diagnosable) service.access.openAs(wrong, TigrisProject.APP, service.home(), Map.of());

        assertThat(provider.diagnose()).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
            assertThat(finding.remedy()).contains("TIGRIS_STORAGE_ACCESS_KEY_ID");
            assertThat(finding.toString()).doesNotContain("tsec_wrong");
        });
    }

    @Test
    void aSourceThatIsNotThereOrCannotBeForkedIsAProblemEachWithItsRemedy() {
        service.access.createPlain("plain");

        assertThat(findings(new TigrisProject(service, service.home(), Map.of("prod", "nowhere"))))
                .anySatisfy(finding -> assertThat(finding.remedy()).contains("bucket.prod"));
        assertThat(findings(new TigrisProject(service, service.home(), Map.of("prod", "plain"))))
                .anySatisfy(finding -> assertThat(finding.remedy()).contains("enable-snapshots plain"));
    }

    @Test
    void whoMaySeeNoKeysIsTold() {
        app.fail("POST", "Detailed", Fault.Kind.FORBIDDEN_403);

        assertThat(findings(app))
                .filteredOn(finding -> finding.level() == Finding.Level.PROBLEM)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("bucket.keys"));
    }

    private static List<Finding> findings(TigrisProject project) {
        return ((Diagnosable) project.provider).diagnose();
    }
}

package dev.forkstack.provider.neon;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.spi.TestedProject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Branches that Neon removes by itself. */
class NeonExpiryIT extends NeonStage {

    @Test
    void aSourceThatExpiresIsRefusedBeforeAnythingIsMade() {
        service.access.set(
                source.id(), NeonAccess.object().put("expires_at", in(3_600).toString()));
        service.neon.traffic().forget();

        ForkStackException refusal = failure(() -> app.fork(source, "alice"));

        assertThat(refusal.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refusal.getMessage()).contains(source.name(), "expires at");
        assertThat(count("POST", "/branches")).isZero();
    }

    @Test
    void aBranchThatExpiresIsKeptForLongerByWhoUsesIt() {
        try (TestedProject project = opened(Map.of("expires", "7d"))) {
            project.fork(source, "alice");
            Instant first = project.owned("alice").mark().expires().orElseThrow();
            assertThat(first).isBetween(in(6 * 86_400), in(8 * 86_400));

            assertThat(project.connect("alice").get("FORKSTACK_CREDENTIALS_EXPIRE"))
                    .hasValue(first.toString());
            assertThat(project.owned("alice").mark().expires()).hasValue(first);
        }
        service.access.set(
                service.access.named("forkstack-tmp-" + name + "-alice").id(),
                NeonAccess.object().put("expires_at", in(3 * 86_400).toString()));
        try (TestedProject project = opened(Map.of("expires", "7d"))) {
            EnvVars values = project.connect("alice");

            Instant second = project.owned("alice").mark().expires().orElseThrow();
            assertThat(second).isAfter(in(6 * 86_400));
            assertThat(values.get("FORKSTACK_CREDENTIALS_EXPIRE")).hasValue(second.toString());
            assertThat(service.told()).anyMatch(line -> line.contains("Neon keeps " + "database " + name + "-alice"));
        }
    }

    @Test
    void theLongestLifeIsTakenWhateverTheClocksDifferBy() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(30));
        try (TestedProject project = new TestedProject(name, opened(Map.of("expires", "30d"), ahead))) {
            project.fork(source, "alice");

            assertThat(project.owned("alice").mark().expires().orElseThrow()).isAfter(in(29 * 86_400));
        }
    }

    @Test
    void anEndThatCannotBePutOffIsAWarning() throws Exception {
        try (TestedProject project = opened(Map.of("expires", "12h"))) {
            project.fork(source, "alice");
        }
        try (Between refusing = Between.answering(
                        service.neon.api(),
                        (method, path, answered) -> method.equals("PATCH")
                                ? Optional.of(new Between.Answer(400, "{\"message\":\"not today\"}"))
                                : Optional.empty());
                TestedProject project = opened(Map.of("expires", "20d", "api", refusing.api()))) {
            Owned alice = project.owned("alice");

            EnvVars values = project.provider.connect(alice, EnvVars.NONE);

            assertThat(values.get("FORKSTACK_CREDENTIALS_EXPIRE"))
                    .hasValue(alice.mark().expires().orElseThrow().toString());
            assertThat(service.told()).anyMatch(line -> line.contains(name + "-alice") && line.contains("put off"));
        }
    }

    private static Instant in(long seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }
}

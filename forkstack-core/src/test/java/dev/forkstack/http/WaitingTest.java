package dev.forkstack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.testing.RecordedProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private final RecordedProgress progress = new RecordedProgress();

    private Waiting waiting(Duration patience) {
        return new Waiting(new Pacing(Duration.ofMillis(20), Duration.ofMillis(200), patience, patience), progress);
    }

    @Test
    void looksUntilThereIsAResultAndTellsOfALongWait() {
        AtomicInteger looks = new AtomicInteger();
        long begin = System.nanoTime();
        String found = waiting(Duration.ofSeconds(20)).until("the branch", () -> {
            looks.incrementAndGet();
            return System.nanoTime() - begin > 1_300_000_000L ? Optional.of("here") : Optional.empty();
        });
        assertThat(found).isEqualTo("here");
        assertThat(looks.get()).isBetween(3, 60);
        assertThat(progress.lines()).containsExactly("started waiting for the branch");
    }

    @Test
    void doesNotWaitForEver() {
        AtomicInteger late = new AtomicInteger();
        assertThatThrownBy(() ->
                        waiting(Duration.ofMillis(100)).until("the branch", Optional::empty, late::incrementAndGet))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("for the branch, in vain");
        assertThat(late).hasValue(1);
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void endsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        AtomicInteger late = new AtomicInteger();
        assertThatThrownBy(() ->
                        waiting(Duration.ofSeconds(20)).until("the branch", Optional::empty, late::incrementAndGet))
                .hasMessage("Interrupted.");
        assertThat(late).hasValue(0);
        assertThat(Thread.interrupted()).isTrue();
    }
}

package dev.forkstack.provider.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.forkstack.model.ForkStackException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits for a crew is woken when there is what he waits for: else a copy would stand still. */
@Timeout(30)
class CrewTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Crew crew = new Crew("test", new AdaptiveLimit(8, System::nanoTime));

    @AfterEach
    void close() {
        gate.countDown();
        crew.close();
    }

    private void waitAtTheGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void doesEverythingAlsoWhatHasNoRoomAtFirst() {
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < 20_000; i++) {
                crew.add(done::incrementAndGet);
            }
            crew.await();
            assertThat(done).hasValue(20_000);
        });
    }

    @Test
    void slowsDownWhoAddsUntilThereIsRoom() throws InterruptedException {
        AtomicInteger added = new AtomicInteger();
        Thread adding = new Thread(() -> {
            for (int i = 0; i < 5_000; i++) {
                crew.add(this::waitAtTheGate);
                added.incrementAndGet();
            }
        });
        adding.start();
        while (adding.getState() != Thread.State.WAITING) {
            Thread.sleep(5);
        }
        assertThat(added.get()).isBetween(1_000, 3_000);
        gate.countDown();
        adding.join(LIMIT.toMillis());
        assertThat(added).hasValue(5_000);
    }

    @Test
    void givesTheResultOfWhatWasBegunWhileOthersGoOn() {
        crew.add(this::waitAtTheGate);
        assertTimeoutPreemptively(LIMIT, () -> {
            Future<String> begun = crew.begin(() -> "page");
            assertThat(crew.result(begun)).isEqualTo("page");
        });
    }

    @Test
    void endsEveryWaitWithTheFirstFailure() {
        crew.add(this::waitAtTheGate);
        assertTimeoutPreemptively(LIMIT, () -> {
            crew.add(() -> {
                throw new IllegalArgumentException("broken");
            });
            assertThatThrownBy(crew::await).hasMessage("broken");
            assertThatThrownBy(() -> crew.add(done::incrementAndGet)).hasMessage("broken");
        });
    }

    @Test
    void isLeftByWhoIsInterrupted() {
        crew.add(this::waitAtTheGate);
        Thread.currentThread().interrupt();
        assertThatThrownBy(crew::await).isInstanceOf(ForkStackException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}

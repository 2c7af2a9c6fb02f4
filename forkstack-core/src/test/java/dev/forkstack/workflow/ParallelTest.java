package dev.forkstack.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ParallelTest {

    /** Both hear of Ctrl-C; one of them is quick to fail, and the other takes back what it did. */
    @Test
    void nobodyIsInterruptedAgainWhoIsUndoing() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicBoolean undone = new AtomicBoolean();
        Thread caller = new Thread(() -> assertThatThrownBy(() -> Parallel.map(List.of(true, false), quick -> {
                    begun.countDown();
                    interrupted();
                    if (!quick) {
                        undone.set(sleeps(200));
                    }
                    throw new IllegalStateException("ended");
                }))
                .isInstanceOf(ForkStackException.class));
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join(5_000);

        assertThat(undone).isTrue();
    }

    private static void interrupted() {
        assertThat(sleeps(5_000)).isFalse();
    }

    private static boolean sleeps(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}

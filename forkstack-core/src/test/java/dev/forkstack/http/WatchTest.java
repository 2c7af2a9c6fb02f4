package dev.forkstack.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whose connections are closed, whatever becomes of others'. */
class WatchTest {

    @Test
    void aConnectionThatCannotBeClosedKeepsNobodyElseFromBeingWatched() throws InterruptedException {
        Watch watch = new Watch();
        CountDownLatch failing = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(1);
        try (Watch.Watched broken = watch.over(System.nanoTime(), () -> {
            failing.countDown();
            throw new IllegalStateException("closed by its own thread at the same time");
        })) {
            assertThat(failing.await(10, TimeUnit.SECONDS)).isTrue();
            try (Watch.Watched other = watch.over(System.nanoTime(), ended::countDown)) {
                assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}

package dev.forkstack.provider.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Time passes here as the test says, so that a store of any behaviour is one function. */
class AdaptiveLimitTest {

    private static final long MILLI = 1_000_000;

    private long now;
    private final AdaptiveLimit limit = new AdaptiveLimit(128, () -> now);

    /** Lets a store work that gives so many answers a second when so many requests are under way. */
    private void run(Duration time, DoubleUnaryOperator rate) {
        long end = now + time.toNanos();
        while (now < end) {
            now += (long) (1e9 / rate.applyAsDouble(limit.limit()));
            limit.succeeded(1);
        }
    }

    private void refused(int times, Duration asked) {
        for (int i = 0; i < times; i++) {
            limit.refused(asked);
        }
    }

    @Test
    void growsToTheMostWhereEachRequestMoreBringsMore() {
        run(Duration.ofSeconds(2), requests -> requests * 20);
        assertThat(limit.limit()).isEqualTo(128);
    }

    @Test
    void staysNearWhatAStoreGives() {
        run(Duration.ofSeconds(5), requests -> Math.min(requests, 32) * 20);
        assertThat(limit.limit()).isBetween(32, 48);
    }

    @Test
    void findsOutThatAStoreGivesMoreThanBefore() {
        run(Duration.ofSeconds(5), requests -> Math.min(requests, 32) * 20);
        run(Duration.ofSeconds(30), requests -> requests * 20);
        assertThat(limit.limit()).isEqualTo(128);
    }

    @Test
    void takesOneStormOfRefusalsForOne() {
        run(Duration.ofSeconds(2), requests -> requests * 20);
        refused(100, Duration.ZERO);
        assertThat(limit.limit()).isEqualTo(64);
        now += 200 * MILLI;
        refused(50, Duration.ZERO);
        assertThat(limit.limit()).isEqualTo(32);
    }

    @Test
    void leavesOneRequestWhateverIsRefused() {
        for (int i = 0; i < 20; i++) {
            now += 200 * MILLI;
            refused(3, Duration.ZERO);
        }
        assertThat(limit.limit()).isEqualTo(1);
    }

    @Test
    void growsAgainAfterARefusal() {
        run(Duration.ofSeconds(2), requests -> requests * 20);
        now += 200 * MILLI;
        refused(1, Duration.ZERO);
        run(Duration.ofSeconds(20), requests -> requests * 20);
        assertThat(limit.limit()).isEqualTo(128);
    }

    @Test
    void sendsNothingForAsLongAsTheStoreAsks() {
        limit.refused(Duration.ofSeconds(3));
        assertThat(limit.pause()).isEqualTo(Duration.ofSeconds(3));
        now += 2_000 * MILLI;
        limit.refused(Duration.ZERO);
        assertThat(limit.pause()).isEqualTo(Duration.ofSeconds(1));
        now += 1_000 * MILLI;
        assertThat(limit.pause()).isZero();
    }

    @Test
    void neverExceedsWhatItIsAllowed() {
        AdaptiveLimit small = new AdaptiveLimit(4, () -> now);
        assertThat(small.limit()).isEqualTo(4);
        for (int i = 0; i < 1_000; i++) {
            now += MILLI;
            small.succeeded(1);
        }
        assertThat(small.limit()).isEqualTo(4);
    }
}

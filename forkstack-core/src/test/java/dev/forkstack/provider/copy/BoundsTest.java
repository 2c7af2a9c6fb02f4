package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Into which ranges a listing is divided. */
class BoundsTest {

    private static Bounds after(int keys) {
        Bounds bounds = new Bounds(10, 4);
        IntStream.rangeClosed(1, keys).mapToObj(Integer::toString).forEach(bounds::passed);
        return bounds;
    }

    @Test
    void aShortListingIsOneRange() {
        assertThat(after(9).keys()).isEmpty();
    }

    @Test
    void eachRangeHasAsManyKeys() {
        assertThat(after(39).keys()).containsExactly("10", "20", "30");
    }

    @Test
    void aLongListingHasLongerRangesRatherThanMore() {
        assertThat(after(50).keys()).containsExactly("20", "40");
        assertThat(after(99).keys()).containsExactly("20", "40", "60", "80");
        assertThat(after(100).keys()).containsExactly("40", "80");
    }
}

package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.provider.copy.PartSizes.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartSizesTest {

    private static final long MB = 1_048_576;
    private static final long GB = 1_024 * MB;

    @ParameterizedTest
    @ValueSource(longs = {1, 512 * MB + 1, 5 * GB, 5 * GB + 1, 1_250 * GB, 1_250 * GB + 1, 5_000 * GB, 48_000 * GB})
    void coverTheObjectWithEqualPartsThatAStoreTakes(long size) {
        List<Part> parts = PartSizes.SERVER_SIDE.of(size);
        assertThat(parts).hasSizeLessThanOrEqualTo(10_000);
        long from = 0;
        int number = 0;
        for (Part part : parts) {
            assertThat(part.from()).isEqualTo(from);
            assertThat(part.size()).isPositive().isLessThanOrEqualTo(5 * GB);
            assertThat(part.number()).isEqualTo(++number);
            from += part.size();
        }
        assertThat(from).isEqualTo(size);
        assertThat(parts.subList(0, parts.size() - 1))
                .allMatch(part -> part.size() == parts.get(0).size() && part.size() >= 5 * MB);
    }

    @Test
    void areOfTheUsualSizeAsLongAsThatIsNotTooMany() {
        assertThat(PartSizes.SERVER_SIDE.of(1_024 * MB)).hasSize(8);
        assertThat(PartSizes.THROUGH_HERE.of(65 * MB)).hasSize(5);
    }
}

package dev.forkstack.provider.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    private static final String BEYOND = new String(Character.toChars(0x1F600));

    @Test
    void isThatOfTheBytesInUtf8() {
        List<String> keys =
                List.of("", "a", "a/b", "a b", "ab", "ä", "\uD7FF", "\uE000", "\uFFFD", BEYOND, "a" + BEYOND);
        for (String one : keys) {
            for (String other : keys) {
                assertSame(one, other);
            }
        }
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            assertSame(any(random), any(random));
        }
    }

    private static void assertSame(String one, String other) {
        int bytes =
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(KeyOrder.BY_BYTES.compare(one, other)))
                .as(one + " and " + other)
                .isEqualTo(Integer.signum(bytes));
    }

    private static String any(Random random) {
        List<String> letters = List.of("a", "/", "é", "\uFFFD", "\uE000", BEYOND);
        StringBuilder key = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            key.append(letters.get(random.nextInt(letters.size())));
        }
        return key.toString();
    }

    @Test
    void prefixesWithinOthersAreLeftOut() {
        assertThat(Listing.distinct(List.of("b/", "a/x/", "a/", "b", "c"))).containsExactly("a/", "b", "c");
        assertThat(Listing.distinct(List.of())).containsExactly("");
        assertThat(Listing.distinct(List.of("x", ""))).containsExactly("");
    }
}

package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.http.s3.ObjectEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SamenessTest {

    private static final String ONE = "\"0123456789abcdef0123456789abcdef\"";
    private static final String OTHER = "\"fedcba9876543210fedcba9876543210\"";
    private static final String PARTS = "\"0123456789abcdef0123456789abcdef-3\"";
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    private final Sameness sameness = new Sameness();

    private static ObjectEntry entry(long size, String etag, Instant modified) {
        return new ObjectEntry("k", size, etag, "", modified.toString());
    }

    @Test
    void goesBySizeAndChecksum() {
        assertThat(sameness.differs(entry(1, ONE, LATE), entry(1, ONE, EARLY))).isFalse();
        assertThat(sameness.differs(entry(1, ONE, EARLY), entry(2, ONE, LATE))).isTrue();
        assertThat(sameness.differs(entry(1, ONE, EARLY), entry(1, OTHER, LATE)))
                .isTrue();
        assertThat(sameness.differs(
                        entry(1, ONE, EARLY), entry(1, ONE.replace("\"", "").toUpperCase(), LATE)))
                .isFalse();
    }

    @Test
    void comparesNoChecksumOfPartsButTime() {
        assertThat(sameness.differs(entry(1, PARTS, EARLY), entry(1, ONE, LATE)))
                .isFalse();
        assertThat(sameness.isStale(entry(1, PARTS, EARLY), entry(1, ONE, LATE)))
                .isFalse();
        assertThat(sameness.isStale(entry(1, PARTS, LATE), entry(1, ONE, EARLY)))
                .isTrue();
        assertThat(sameness.isStale(entry(1, ONE, LATE), entry(1, ONE, EARLY))).isFalse();
    }

    @Test
    void comparesNoneWhereTheStoreGivesCopiesAnother() {
        sameness.learn(ONE, PARTS);
        assertThat(sameness.differs(entry(1, ONE, EARLY), entry(1, OTHER, LATE)))
                .isTrue();
        sameness.learn(ONE, OTHER);
        assertThat(sameness.differs(entry(1, ONE, EARLY), entry(1, OTHER, LATE)))
                .isFalse();
        assertThat(sameness.isStale(entry(1, ONE, LATE), entry(1, OTHER, EARLY)))
                .isTrue();
    }
}

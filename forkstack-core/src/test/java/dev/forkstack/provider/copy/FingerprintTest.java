package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.http.s3.ObjectEntry;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static ObjectEntry entry(String key, long size, String etag) {
        return new ObjectEntry(key, size, etag, "", "");
    }

    private static Fingerprint of(ObjectEntry... entries) {
        Fingerprint all = new Fingerprint();
        for (ObjectEntry entry : entries) {
            all.add(entry);
        }
        return all;
    }

    private static final ObjectEntry A = entry("a", 1, "\"e1\"");
    private static final ObjectEntry B = entry("b", 2, "\"e2\"");

    @Test
    void isThatOfKeysSizesAndChecksums() {
        assertThat(of(A, B).matches(of(B, entry("a", 1, "E1")), true)).isTrue();
        assertThat(of(A, B).matches(of(A, entry("b", 2, "\"e1\"")), true)).isFalse();
        assertThat(of(A, B).matches(of(A, entry("b", 2, "\"e1\"")), false)).isTrue();
        assertThat(of(A, B).matches(of(A, entry("b", 1, "\"e2\"")), false)).isFalse();
        assertThat(of(A, B).matches(of(A, entry("c", 2, "\"e2\"")), false)).isFalse();
        assertThat(of(A, B).matches(of(A), false)).isFalse();
        assertThat(of(entry("a", 2, "\"e1\""), entry("b", 1, "\"e2\"")).matches(of(A, B), false))
                .isFalse();
    }
}

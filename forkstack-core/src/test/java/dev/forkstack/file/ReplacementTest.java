package dev.forkstack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReplacementTest {

    private int moves;

    @Test
    void waitsForWhoeverHasTheFileOpen() throws IOException {
        Replacement.patiently(() -> denied(moves < 2), 5, 1);

        assertThat(moves).isEqualTo(3);
    }

    @Test
    void givesUpInTheEnd() {
        assertThatThrownBy(() -> Replacement.patiently(() -> denied(true), 5, 1))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(moves).isEqualTo(5);
    }

    @Test
    void repeatsNothingElse() {
        assertThatThrownBy(() -> Replacement.patiently(
                        () -> {
                            moves++;
                            throw new NoSuchFileException("gone");
                        },
                        5,
                        1))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(moves).isEqualTo(1);
    }

    private void denied(boolean denied) throws AccessDeniedException {
        moves++;
        if (denied) {
            throw new AccessDeniedException(".env.local");
        }
    }
}

package dev.forkstack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final ForkStackException first = new ForkStackException(Kind.NOT_OURS, "One.", "Do A.");
    private final ForkStackException second = new ForkStackException(Kind.REJECTED, "Two.", "Do B.");

    @Test
    void nothingWrongThrowsNothing() {
        assertThatCode(() -> new Problems().check(() -> {}).throwIfAny()).doesNotThrowAnyException();
    }

    @Test
    void theOnlyProblemIsThrownItself() {
        assertThatThrownBy(() -> new Problems().add(first).throwIfAny()).isSameAs(first);
    }

    @Test
    void severalAreToldTogetherWithEachRemedyOnce() {
        ForkStackException third = new ForkStackException(Kind.REJECTED, "Three.", "Do A.");
        Problems problems = new Problems().add(first).check(() -> {
            throw second;
        });

        assertThatThrownBy(() -> problems.add(third).throwIfAny())
                .isInstanceOfSatisfying(ForkStackException.class, e -> {
                    assertThat(e).hasMessage("3 problems:\n  1. One.\n  2. Two.\n  3. Three.");
                    assertThat(e.remedy()).isEqualTo("Do A.\n  Do B.");
                    assertThat(e.kind()).isEqualTo(Kind.NOT_OURS);
                    assertThat(List.of(e.getSuppressed())).containsExactly(second, third);
                    assertThat(e).hasCause(first);
                });
    }

    @Test
    void whatIsNoProblemOfThePersonsIsNotCollected() {
        assertThatThrownBy(() -> new Problems().check(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}

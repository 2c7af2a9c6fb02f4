package dev.forkstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;

/** What an action fails with. */
public final class Failures {

    private Failures() {}

    /** Every failure is a sentence with a remedy. */
    public static ForkStackException failure(Runnable action) {
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, action::run);
        assertThat(failure).as("a failure that says what to do").isNotNull();
        assertThat(failure.getMessage()).isNotBlank();
        assertThat(failure.remedy()).isNotBlank();
        return failure;
    }
}

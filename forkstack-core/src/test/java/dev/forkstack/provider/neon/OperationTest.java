package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @ParameterizedTest
    @ValueSource(strings = {"finished", "skipped"})
    void someEndWell(String status) {
        assertThat(operation(status).hasEndedWell()).isTrue();
        assertThat(operation(status).isUnderWay()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheduling", "running", "cancelling", "something-new"})
    void someAreUnderWay(String status) {
        assertThat(operation(status).hasEndedWell()).isFalse();
        assertThat(operation(status).isUnderWay()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "error", "cancelled"})
    void someEndBadlyAndTheReasonIsToldWithoutSecrets(String status) {
        assertThat(operation(status).isUnderWay()).isFalse();
        assertThatThrownBy(() -> operation(status).hasEndedWell())
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("start_compute")
                .hasMessageContaining(status)
                .hasMessageContaining("no room for")
                .hasMessageNotContaining("hunter2");
    }

    private static Operation operation(String status) {
        return new Operation(
                "op-1",
                Optional.of("br-1"),
                "start_compute",
                status,
                Optional.of("no room for postgresql://a:hunter2@host/db"));
    }
}

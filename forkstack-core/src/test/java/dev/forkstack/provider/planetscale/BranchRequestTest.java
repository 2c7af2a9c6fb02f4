package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchRequestTest {

    private static final String REFUSED = "PlanetScale did not create branch forkstack-tmp-app-alice-0a1b2c: 422 ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unprocessable, Name has already been taken.",
                "name: has already been taken.", // in the other of the service's two ways
                "Branch already exists."
            })
    void aNameThatIsTakenIsWaitedFor(String words) {
        assertThat(BranchRequest.isTaken(REFUSED + words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unprocessable, Parent branch does not exist.",
                "unprocessable, You have already reached the limit of branches.",
                "unprocessable, Name is invalid."
            })
    void whateverElseIsRefusedIsToldAtOnce(String words) {
        assertThat(BranchRequest.isTaken(REFUSED + words)).isFalse();
    }
}

package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuildWorkTest {

    @Test
    void whatAModuleAsksForIsAskedForUnderEveryName() {
        CreateRequest asked = asked(new EnvironmentName("it-main"));
        BuildWork.BuildRequest request = new BuildWork.BuildRequest(false, asked, false);

        EnvironmentName numbered = new EnvironmentName("it-main-2");
        assertThat(request.as(numbered)).isEqualTo(asked(numbered));
    }

    private static CreateRequest asked(EnvironmentName name) {
        return new CreateRequest(
                name,
                Optional.of(new EnvironmentName("bob")),
                Optional.of(Instant.EPOCH),
                Set.of("shop-legacy"),
                true,
                true);
    }
}

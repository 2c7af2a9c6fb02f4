package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;

class SessionEndTest {

    private final List<String> told = new ArrayList<>();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    private final ExecutionListener mavens = new AbstractExecutionListener() {
        @Override
        public void projectSucceeded(ExecutionEvent event) {
            told.add("project");
        }

        @Override
        public void sessionEnded(ExecutionEvent event) {
            told.add("session");
        }

        @Override
        public void mojoFailed(ExecutionEvent event) {
            throw new IllegalStateException("of Maven itself");
        }
    };

    @Test
    void theEndComesBeforeMavensLastLinesAndEverythingElsePasses() {
        request.setExecutionListener(mavens);
        SessionEnd.in(request, () -> told.add("end"));

        request.getExecutionListener().projectSucceeded(null);
        request.getExecutionListener().sessionEnded(null);

        assertThat(told).containsExactly("project", "end", "session");
        assertThat(request.getExecutionListener()).isEqualTo(request.getExecutionListener());
        assertThat(request.getExecutionListener().toString()).contains("SessionEnd");
    }

    @Test
    void itNeedsNobodyBeforeIt() {
        SessionEnd.in(request, () -> told.add("end"));

        request.getExecutionListener().projectSucceeded(null);
        request.getExecutionListener().sessionEnded(null);

        assertThat(told).containsExactly("end");
    }

    @Test
    void whatFailsHereKeepsNothingFromMavenAndWhatFailsThereIsMavens() {
        request.setExecutionListener(mavens);
        SessionEnd.in(request, () -> {
            throw new IllegalStateException("ours");
        });

        assertThatThrownBy(() -> request.getExecutionListener().sessionEnded(null))
                .hasMessage("ours");
        assertThat(told).containsExactly("session");
        assertThatThrownBy(() -> request.getExecutionListener().mojoFailed(null))
                .hasMessage("of Maven itself");
    }
}

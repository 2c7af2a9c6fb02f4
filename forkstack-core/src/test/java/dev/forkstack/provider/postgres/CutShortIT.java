package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose removal was cut short: PostgreSQL lets nobody in any more. */
class CutShortIT {

    @TempDir
    static Path home;

    @Test
    void isNotReadyAndIsMadeAgain() throws Exception {
        try (LocalProject app = new LocalProject(home, "app")) {
            app.makeDev();
            Resource whole = app.fork("alice");
            whole = app.provider.mark(
                    app.owned("alice"), whole.mark().orElseThrow().ready());
            app.admin("postgres", "UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'app-alice'");

            assertThat(app.provider.find(whole.mark().orElseThrow().env()))
                    .hasValueSatisfying(found -> assertThat(found.mark())
                            .hasValueSatisfying(mark -> assertThat(mark.state()).isEqualTo(Mark.State.FILLING)));

            assertThat(app.fork("alice").id()).isNotEqualTo(whole.id());
            assertThat(app.run("alice", "SELECT 1")).isEqualTo("1");
            app.server.down();
        }
    }
}

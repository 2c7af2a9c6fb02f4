package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class OrdinaryUserIT {

    @TempDir
    Path temporary;

    /** Every way that this machine has: as root all but the first, as an ordinary user the first. */
    @TestFactory
    Stream<DynamicTest> postgresRunsByEveryWayThatThisMachineHas() {
        List<OrdinaryUser> ways = Arrays.stream(OrdinaryUser.values())
                .filter(way -> OrdinaryUser.isNeeded() != (way == OrdinaryUser.CALLER))
                .filter(OrdinaryUser::works)
                .toList();
        assertThat(ways).isNotEmpty();
        return ways.stream().map(way -> DynamicTest.dynamicTest(way.name(), () -> runs(way)));
    }

    @Test
    void whereNothingWorksTheRemedyNamesWhatWould() {
        assertThatThrownBy(() -> OrdinaryUser.firstOf(List.of()))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("refuses to run as root");
    }

    private void runs(OrdinaryUser way) throws Exception {
        PostgresServer server = server(way, way);
        try {
            server.up();
            server.connect("postgres", Map.of()).close();
            assertThat(server.data().startsWith(temporary.resolve(way + "-shared")))
                    .isEqualTo(way.isNobody());
            assertThat(Files.getOwner(server.data()).getName())
                    .isEqualTo(way.isNobody() ? "nobody" : System.getProperty("user.name"));
            server.down();
            // Data that stand somewhere are found again, whichever way is the first by then.
            PostgresServer again = server(way, OrdinaryUser.values());
            again.up();
            assertThat(again.data()).isEqualTo(server.data());
        } finally {
            server.down();
        }
    }

    private PostgresServer server(OrdinaryUser way, OrdinaryUser... ways) throws IOException {
        // JUnit's directory is closed to everybody else; /var/lib is not.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        UserHome home = new UserHome(temporary.resolve(way + "-home"));
        PostgresPlaces places = new PostgresPlaces(
                home,
                18,
                temporary.resolve(way + "-shared"),
                Arrays.stream(ways)
                        .filter(any -> any != OrdinaryUser.CALLER || way == any)
                        .toList());
        return new PostgresServer(home, places, new TestArtifacts(), new RecordedProgress());
    }
}

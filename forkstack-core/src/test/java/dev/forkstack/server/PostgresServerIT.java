package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.spi.Artifacts;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    static Path programs;

    @TempDir
    Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private PostgresServer server;

    @BeforeEach
    void server() throws IOException {
        // Unpacking takes a second, and one copy serves all tests.
        Files.createSymbolicLink(home.resolve("programs"), programs);
        server = server(new TestArtifacts());
    }

    @AfterEach
    void down() throws IOException {
        server.down();
        if (Files.isSymbolicLink(home.resolve("programs"))) {
            Files.delete(home.resolve("programs"));
        }
    }

    @Test
    void itStartsAnswersStopsAndStartsAgainWhereItWas() throws Exception {
        assertThat(server.address()).isEmpty();
        server.up();
        String address = server.address().orElseThrow();
        run("CREATE TABLE kept AS SELECT 1 AS n");
        server.up();
        server.down();
        assertThat(server.address()).isEmpty();
        assertThat(server.trouble()).isEmpty();
        server.down();
        server.up();

        assertThat(server.address()).contains(address);
        assertThat(address).startsWith("127.0.0.1:");
        assertThat(run("SELECT n FROM kept")).isEqualTo("1");
    }

    @Test
    void databasesAreUtf8AndNobodyIsLetInWithoutThePassword() throws Exception {
        server.up();

        assertThat(
                        run(
                                "SELECT encoding || datlocprovider::text || datlocale FROM pg_database WHERE datname = 'template1'"))
                .isEqualTo("6bC.UTF-8");
        assertThat(run("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                .isEqualTo("0");
        assertThat(run("SHOW unix_socket_directories")).isEmpty();
        assertThat(run("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(server.secrets().resolve("superuser.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void itRunsInASessionOfItsOwnWithoutAnyOfOurStreams() throws Exception {
        server.up();
        long pid = postmaster().pid();
        String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceAll(".*\\) ", "")
                .split(" ");

        assertThat(Long.parseLong(stat[3])).as("session").isEqualTo(pid);
        assertThat(ProcessHandle.of(pid).orElseThrow().parent().map(ProcessHandle::pid))
                .isNotEqualTo(java.util.Optional.of(ProcessHandle.current().pid()));
        for (int stream = 0; stream <= 2; stream++) {
            assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/" + stream))
                            .toString())
                    .isIn("/dev/null", home.resolve("postgres-18/server.log").toString());
        }
    }

    @Test
    void itIsHealedAfterAKillThatLeftASessionAtWork() throws Exception {
        server.up();
        run("CREATE TABLE kept AS SELECT 1 AS n");
        CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
            try {
                // Other than a sleeping one it does not notice that its server has died.
                run("SELECT count(*) FROM generate_series(1, 1000000000) a, generate_series(1, 1000000000) b");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(300);
        ProcessHandle.of(postmaster().pid()).orElseThrow().destroyForcibly();
        while (server.address().isPresent()) {
            Thread.sleep(20);
        }

        assertThat(server.trouble())
                .hasValueSatisfying(
                        trouble -> assertThat(trouble.fact()).startsWith("PostgreSQL 18 was killed: its process "));
        assertThat(run("SELECT n FROM kept")).isEqualTo("1");
        assertThat(server.trouble()).isEmpty();
        assertThat(busy).failsWithin(java.time.Duration.ofSeconds(10));
    }

    @Test
    void aProcessIdThatIsSomebodyElsesByNowIsNotBelieved() throws Exception {
        server.up();
        String pidFile = Files.readString(server.data().resolve("postmaster.pid"));
        server.down();
        Files.writeString(
                server.data().resolve("postmaster.pid"),
                pidFile.replaceFirst("\\d+", "" + ProcessHandle.current().pid()));

        assertThat(server.address()).isEmpty();
        server.up();

        assertThat(run("SELECT 1")).isEqualTo("1");
    }

    @Test
    void aPortThatAnotherProgramHoldsIsLeftToItAndTold() throws Exception {
        server.up();
        int port = server.port();
        server.down();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            server.up();

            assertThat(server.port()).isNotEqualTo(other.getLocalPort());
        }
        assertThat(progress.lines())
                .anyMatch(line -> line.startsWith("note another program holds port " + port
                        + ", so PostgreSQL moved to port " + server.port() + " "));
    }

    @Test
    void aServerThatDoesNotStartShowsTheLastLinesOfItsLog() throws Exception {
        server.up();
        server.down();
        Files.writeString(
                server.data().resolve("postgresql.conf"), "\nshared_buffers = plenty\n", StandardOpenOption.APPEND);

        assertThatThrownBy(server::up)
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"plenty\"");
    }

    @Test
    void aPasswordThatIsNotTheServersIsToldWithItsFile() throws Exception {
        server.up();
        Path file = server.secrets().resolve("superuser.password");
        String right = Files.readString(file);
        Files.writeString(file, "wrong\n");

        assertThatThrownBy(server::up).isInstanceOf(ForkStackException.class).hasMessageContaining(file.toString());
        Files.writeString(file, right);
    }

    @Test
    void whatKilledRunsLeftIsSweptAndNeverTakenForFinished() throws Exception {
        Files.createDirectories(home.resolve("postgres-18/data.new-abc/base"));
        Files.createDirectories(programs.resolve(".unpacking-abc/bin"));
        Files.writeString(home.resolve("postgres-18/data.new-abc/PG_VERSION"), "18\n");

        assertThat(server.hasData()).isFalse();
        server.up();

        assertThat(home.resolve("postgres-18/data.new-abc")).doesNotExist();
        assertThat(run("SELECT 1")).isEqualTo("1");
    }

    @Test
    void anArchiveThatIsCutShortLeavesNothing() throws Exception {
        Files.delete(home.resolve("programs"));
        Artifacts cut = (coordinates, sha256) -> {
            try {
                byte[] whole = Files.readAllBytes(new TestArtifacts().fetch(coordinates, sha256));
                return Files.write(home.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };

        assertThatThrownBy(server(cut)::up)
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("could not be unpacked from " + home.resolve("cut.jar"));
        try (var left = Files.list(home.resolve("programs"))) {
            assertThat(left.filter(path -> !path.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
        assertThat(server.hasData()).isFalse();
    }

    @Test
    void severalRunsAtOnceStartOneServer() throws Exception {
        List<CompletableFuture<Void>> runs = List.of(
                CompletableFuture.runAsync(server(new TestArtifacts())::up),
                CompletableFuture.runAsync(server(new TestArtifacts())::up),
                CompletableFuture.runAsync(server(new TestArtifacts())::up));

        assertThat(runs).allSatisfy(run -> assertThat(run).succeedsWithin(java.time.Duration.ofSeconds(60)));
        assertThat(progress.lines().stream().filter(line -> line.contains("started on")))
                .hasSize(1);
    }

    private PostgresServer server(Artifacts artifacts) {
        return new PostgresServer(new UserHome(home), artifacts, progress);
    }

    private Postmaster postmaster() {
        return Postmaster.of(server.data()).orElseThrow();
    }

    private String run(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres", Map.of());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}

package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerIT {

    @TempDir
    Path home;

    final RecordedProgress progress = new RecordedProgress();

    @AfterEach
    void stop() {
        server().down();
    }

    @Test
    void isFoundAgainByTheNextCommand() {
        server().up();
        String address = server().address().orElseThrow();
        server().up();
        assertThat(server().address()).contains(address);
        assertThat(progress.finished).containsExactly("S3 server: started on " + address);
    }

    @Test
    void keepsItsPortAcrossAStop() {
        server().up();
        String address = server().address().orElseThrow();
        server().down();
        assertThat(server().address()).isEmpty();
        server().down();
        server().up();
        assertThat(server().address()).contains(address);
        assertThat(progress.notes).isEmpty();
    }

    @Test
    void comesBackAfterItsProcessWasKilled() throws Exception {
        server().up();
        String address = server().address().orElseThrow();
        kill(state().pid(), "KILL");
        assertThat(server().address()).isEmpty();
        server().up();
        assertThat(server().address()).contains(address);
    }

    @Test
    void isNotEndedBecauseItAnswersLate() throws Exception {
        server().up();
        long pid = state().pid();
        signal(pid, "STOP");
        Process busy = new ProcessBuilder("sh", "-c", "sleep 3.3; kill -CONT " + pid).start();
        server().up();
        assertThat(state().pid()).isEqualTo(pid);
        assertThat(server().address()).isPresent();
        assertThat(busy.waitFor()).isZero();
    }

    @Test
    void outlivesCtrlCAndAClosedTerminal() throws Exception {
        server().up();
        long pid = state().pid();
        signal(pid, "INT");
        signal(pid, "HUP");
        Thread.sleep(300);
        assertThat(server().address()).isPresent();
        assertThat(state().pid()).isEqualTo(pid);
    }

    @Test
    void movesToAnotherPortWhereAnotherProgramHoldsItsOwn() throws Exception {
        server().up();
        int port = state().port();
        server().down();
        assertThat(server().trouble()).isEmpty();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            assertThat(server().address()).isEmpty();
            assertThat(server().trouble())
                    .hasValueSatisfying(
                            trouble -> assertThat(trouble.fact()).contains("its port " + port + " is taken"));
            server().up();
            assertThat(server().trouble()).isEmpty();
        }
        assertThat(state().port()).isNotEqualTo(port);
        assertThat(progress.notes).singleElement().asString().contains("port " + port);
    }

    @Test
    void isNotTakenForAProgramThatGotItsPort() throws Exception {
        server().up();
        int port = state().port();
        kill(state().pid(), "KILL");
        S3Server stranger = new S3Server(new UserHome(home.resolve("other")), new BuiltArtifacts(), progress);
        stranger.up();
        try {
            int strange = S3ServerState.read(home.resolve("other/s3/server.properties"))
                    .orElseThrow()
                    .port();
            Path file = home.resolve("s3/server.properties");
            Files.writeString(file, Files.readString(file).replace("port=" + port, "port=" + strange));
            assertThat(server().address()).isEmpty();
            server().up();
            assertThat(state().port()).isNotEqualTo(strange);
        } finally {
            stranger.down();
        }
    }

    @Test
    void doesNotEndAProcessThatGotItsNumber() throws Exception {
        server().up();
        server().down();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Path file = home.resolve("s3/server.properties");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceAll("pid=\\d+", "pid=" + innocent.pid())
                            .replaceAll("started=\\d+", "started=1"));
            server().down();
            server().up();
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void startsOverWhatCannotBeUnderstood() throws Exception {
        Files.createDirectories(home.resolve("s3"));
        Files.writeString(home.resolve("s3/server.properties"), "port=\u0000nonsense");
        server().up();
        assertThat(server().address()).isPresent();
    }

    @Test
    void saysWhyItDidNotStart() throws Exception {
        Files.createDirectories(home.resolve("s3"));
        Files.writeString(home.resolve("s3/buckets"), "in the way");
        assertThatThrownBy(() -> server().up()).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e).hasMessageContaining("did not start").hasMessageContaining("buckets");
            assertThat(e.remedy()).contains("server.log");
        });
    }

    @Test
    void startsOnceForManyCommandsAtOnce() throws Exception {
        Thread[] commands = new Thread[4];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = new Thread(() -> server().up());
            commands[i].start();
        }
        for (Thread command : commands) {
            command.join();
        }
        assertThat(server().address()).isPresent();
        assertThat(progress.finished).hasSize(1);
    }

    private S3Server server() {
        return new S3Server(new UserHome(home), new BuiltArtifacts(), progress);
    }

    private S3ServerState state() {
        return S3ServerState.read(home.resolve("s3/server.properties")).orElseThrow();
    }

    private static void kill(long pid, String signal) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        signal(pid, signal);
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void signal(long pid, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}

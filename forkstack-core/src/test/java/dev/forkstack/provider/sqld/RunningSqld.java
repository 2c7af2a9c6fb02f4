package dev.forkstack.provider.sqld;

import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Service;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.Pacings;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real libSQL server, for the length of a test: the program that the property {@code forkstack.sqld} names. It asks for
 * the one token that opens every namespace. For one thread.
 */
final class RunningSqld implements AutoCloseable {

    private static final String NOT_NAMED =
            "sqld: not run: no server is named; -Dforkstack.sqld=/path/to/sqld names one";
    private static final int LOOKS = 200;
    private static final int LOOK_MILLIS = 50;

    private final List<String> command;
    private final Path directory;
    private final SqldAccess access;
    private final TestKey key;
    private Process process;

    private RunningSqld(List<String> command, Path directory, SqldAccess access, TestKey key) {
        this.command = command;
        this.directory = directory;
        this.access = access;
        this.key = key;
    }

    /** The program; where none is named, the test is skipped and says so. */
    static String named() {
        String program = System.getProperty("forkstack.sqld", "");
        if (program.isEmpty()) {
            System.out.println(NOT_NAMED);
            Assumptions.abort(NOT_NAMED);
        }
        return program;
    }

    /** Where none is named, the test is skipped and says so. */
    static RunningSqld start(Path directory) throws IOException, InterruptedException {
        String program = named();
        TestKey key = new TestKey();
        String adminKey = Secret.random(24).reveal();
        int admin = freePort();
        int data = freePort();
        Path publicKey = Files.writeString(directory.resolve("key"), key.publicKey());
        RunningSqld server = new RunningSqld(
                List.of(
                        Path.of(program).toAbsolutePath().toString(),
                        "--no-welcome",
                        "--enable-namespaces",
                        "--http-listen-addr=127.0.0.1:" + data,
                        "--admin-listen-addr=127.0.0.1:" + admin,
                        "--admin-auth-key=" + adminKey,
                        "--auth-jwt-key-file=" + publicKey),
                directory,
                new SqldAccess(
                        URI.create("http://127.0.0.1:" + admin),
                        adminKey,
                        "http://localhost:" + data + "/dev/" + NamespaceUrl.PLACE + "/",
                        Map.of("LIBSQL_ADMIN_AUTH_KEY", adminKey, "LIBSQL_AUTH_TOKEN", key.tokenForAll()),
                        directory.resolve("home"),
                        new RecordedProgress()),
                key);
        server.begin();
        return server;
    }

    SqldAccess access() {
        return access;
    }

    /** What it has the public half of. */
    TestKey key() {
        return key;
    }

    /** Nothing that stands is in memory then. */
    void restart() throws IOException, InterruptedException {
        close();
        begin();
    }

    private void begin() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("sqld.log").toFile()))
                .start();
        JsonApi api = new JsonApi(
                new Service("sqld", access.admin(), Set.of(), "-"),
                () -> new Secret("-"),
                Pacings.QUICK,
                access.progress());
        for (int look = 0; look < LOOKS && process.isAlive(); look++) {
            try {
                api.call(ApiRequest.post("answer", "v1").accepting(401, 404, 405));
                return;
            } catch (ForkStackException notYet) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        throw new IllegalStateException("sqld did not start: " + Files.readString(directory.resolve("sqld.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

package dev.forkstack.server;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.Program;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One data directory and the programs that work on it. The caller holds the server's lock. */
final class PostgresCluster {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final PostgresPlace place;
    private final OrdinaryUser user;
    private final Path bin;

    PostgresCluster(PostgresPlace place, OrdinaryUser user, Path bin) {
        this.place = place;
        this.user = user;
        this.bin = bin;
    }

    /** Makes the data directory if it is absent; it gets its name when it is finished. */
    void make(String superuser, Secret password) throws IOException, InterruptedException {
        place.prepare(user);
        if (place.hasData()) {
            return;
        }
        place.sweep();
        Path staging =
                place.cluster().resolve(PostgresPlace.STAGING + Secret.random(8).reveal());
        Path passwordFile = staging.resolveSibling(staging.getFileName() + ".password");
        try {
            AtomicFile.writePrivate(passwordFile, password.reveal() + "\n");
            user.give(passwordFile);
            Program.Result result = run(
                    "initdb",
                    "-D",
                    staging.toString(),
                    "-U",
                    superuser,
                    "--pwfile=" + passwordFile,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "-c",
                    "scram_iterations=" + PostgresSettings.SCRAM_ITERATIONS);
            if (!result.succeeded()) {
                throw failure("initdb could not make " + place.data(), result.output());
            }
            PostgresSettings.include(staging);
            Files.move(staging, place.data(), StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.syncDirectory(place.cluster());
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** What the server wrote into its log during a start that failed; empty if it started. */
    String start(int port) throws IOException, InterruptedException {
        PostgresSettings.write(place.data(), port);
        ServerLog log = new ServerLog(place.log());
        log.rotate();
        long before = log.size();
        Program.Result result = run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "60",
                "-D",
                place.data().toString(),
                "-l",
                place.log().toString());
        if (result.succeeded()) {
            return "";
        }
        String written = log.lastLinesSince(before);
        return written.isEmpty() ? result.output() : written;
    }

    void stop() throws IOException, InterruptedException {
        Program.Result result = run(
                "pg_ctl",
                "stop",
                "-w",
                "-t",
                "60",
                "-m",
                "fast",
                "-D",
                place.data().toString());
        if (!result.succeeded()
                && Postmaster.of(place.data()).filter(Postmaster::isRunning).isPresent()) {
            throw failure("PostgreSQL did not stop", result.output());
        }
    }

    private Program.Result run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Program.in(bin, program).toString());
        command.addAll(List.of(arguments));
        return Program.run(user.command(command), place.cluster(), LIMIT);
    }

    private static ForkStackException failure(String what, String output) {
        return new ForkStackException(
                ForkStackException.Kind.LOCAL_STATE,
                what + ":\n" + output,
                "Mend what the last lines name (often: free space, rights, memory) and run the command again.");
    }
}

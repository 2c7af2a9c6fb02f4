package dev.forkstack.emulator;

import dev.forkstack.emulator.planetscale.PlanetScaleCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Starts an emulator by hand, until Ctrl-C or SIGTERM. */
public final class Emulators {

    private static final String USAGE = """
            aws --directory DIRECTORY [--region REGION] [--port N] [--ready-file FILE]
            libsql --directory DIRECTORY [--namespace NAME] [--port N] [--data-port N] [--ready-file FILE]
            neon --postgres HOST:PORT --user SUPERUSER --password-file FILE [--port N] [--ready-file FILE]
            planetscale [--postgres HOST:PORT --user SUPERUSER --password-file FILE] [--port N] [--ready-file FILE]
            r2 --directory DIRECTORY [--port N] [--ready-file FILE]
            tigris --directory DIRECTORY [--bucket NAME] [--port N] [--ready-file FILE]
            turso --directory DIRECTORY [--database NAME] [--port N] [--ready-file FILE]
            s3proxy --directory DIRECTORY [--port N] [--ready-file FILE]
            moto [--port N] [--ready-file FILE]""";

    /** Besides what is emulated, S3 servers that others have made. */
    private static final Map<String, Function<Arguments, Running>> EMULATORS = Map.of(
            "aws", AwsCommand::run,
            "libsql", LibsqlCommand::run,
            "neon", NeonCommand::run,
            "planetscale", PlanetScaleCommand::run,
            "r2", R2Command::run,
            "tigris", TigrisCommand::run,
            "turso", TursoCommand::run,
            "s3proxy", S3ProxyCommand::run,
            "moto", MotoCommand::run);

    private Emulators() {}

    public static void main(String[] args) throws Exception {
        Running running;
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
            running = start(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\nUsage:\n" + USAGE);
            System.exit(2);
            return;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running)));
        Optional.ofNullable(arguments.options().get("until-end-of")).ifPresent(Emulators::endWith);
        running.lines().forEach(System.out::println);
        if (arguments.options().containsKey("ready-file")) {
            write(Path.of(arguments.require("ready-file")), running.ready());
        }
        Thread.currentThread().join();
    }

    private static Running start(Arguments arguments) {
        if (!EMULATORS.containsKey(arguments.emulator())) {
            throw new IllegalArgumentException("There is no emulator " + arguments.emulator() + ".");
        }
        return EMULATORS.get(arguments.emulator()).apply(arguments);
    }

    /** In one step, so that whoever waits for the file never reads half of it; for its owner only, as it has the token. */
    private static void write(Path file, Map<String, String> ready) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(ready)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        Path staged = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".ready",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(staged, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whoever was killed cannot end what it has started. */
    private static void endWith(String pid) {
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresentOrElse(process -> process.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
    }

    private static void close(Running running) {
        try {
            running.emulator().close();
        } catch (Exception e) {
            System.err.println("Not all was removed: " + e.getMessage());
        }
    }
}

package dev.forkstack.emulator;

import dev.forkstack.emulator.postgres.PostgresAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts {@link NeonEmulator} from a command line. */
public final class NeonCommand {

    private NeonCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        PostgresAccess server = server(arguments);
        NeonEmulator emulator =
                NeonEmulator.start(NeonOptions.of(server.host(), server.port(), server.user(), server.password())
                        .listenAt(arguments.port()));
        return new Running(emulator, lines(emulator), ready(emulator));
    }

    /** The PostgreSQL server that the options name. */
    public static PostgresAccess server(Arguments arguments) {
        String[] server = arguments.require("postgres").split(":", 2);
        if (server.length != 2 || !server[1].matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("--postgres is not HOST:PORT.");
        }
        return new PostgresAccess(
                server[0],
                Integer.parseInt(server[1]),
                arguments.require("user"),
                password(Path.of(arguments.require("password-file"))));
    }

    private static List<String> lines(NeonEmulator emulator) {
        return List.of(
                "# Neon is emulated until Ctrl-C. In the shell of your project:",
                "export NEON_API_KEY=" + emulator.apiKey(),
                "# forkstack.toml:",
                "project = \"shop\"",
                "[database]",
                "provider = \"neon\"",
                "project = \"" + emulator.projectId() + "\"",
                "api = \"" + emulator.api() + "\"",
                "# Neon's own command line:",
                "neonctl --api-host " + emulator.api() + " --project-id " + emulator.projectId() + " branches list");
    }

    private static Map<String, String> ready(NeonEmulator emulator) {
        return Map.of(
                "api", emulator.api().toString(),
                "token", emulator.apiKey(),
                "project", emulator.projectId());
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The password file cannot be read: " + e.getMessage(), e);
        }
    }
}

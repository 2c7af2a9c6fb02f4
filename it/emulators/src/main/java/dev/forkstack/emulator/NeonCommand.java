package dev.forkstack.emulator;

import dev.forkstack.emulator.postgres.PostgresAccess;
import java.util.List;
import java.util.Map;

/** Starts {@link NeonEmulator} from a command line. */
final class NeonCommand {

    private NeonCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        NeonEmulator emulator =
                NeonEmulator.start(NeonOptions.of(PostgresAccess.of(arguments)).listenAt(arguments.port()));
        return new Running(emulator, lines(emulator), ready(emulator));
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
}

package dev.forkstack.emulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts {@link TursoEmulator} from a command line. */
final class TursoCommand {

    private TursoCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        TursoEmulator emulator = TursoEmulator.start(
                TursoOptions.in(Path.of(arguments.require("directory"))).withPort(arguments.port()));
        Optional<String> database = Optional.ofNullable(arguments.options().get("database"));
        database.ifPresent(name -> create(emulator, name));
        return new Running(emulator, lines(emulator, database), ready(emulator));
    }

    private static void create(TursoEmulator emulator, String name) {
        FrontDoor.make(
                "Database " + name,
                URI.create(emulator.api() + "/v1/organizations/" + emulator.organization() + "/databases"),
                "Bearer " + emulator.token(),
                Json.object().put("name", name).put("group", emulator.group()).toString());
    }

    private static List<String> lines(TursoEmulator emulator, Optional<String> database) {
        return List.of(
                "# Turso is emulated until Ctrl-C. In the shell of your project:",
                "export TURSO_API_TOKEN=" + emulator.token(),
                "# forkstack.toml:",
                "project = \"shop\"",
                "[database]",
                "provider = \"turso\"",
                "organization = \"" + emulator.organization() + "\"",
                "prod = \"" + database.orElse("NAME") + "\"",
                "api = \"" + emulator.api() + "\"",
                "# Turso's own command line:",
                "TURSO_API_BASEURL=" + emulator.api() + " turso db list");
    }

    private static Map<String, String> ready(TursoEmulator emulator) {
        return Map.of(
                "api", emulator.api().toString(),
                "token", emulator.token(),
                "organization", emulator.organization(),
                "group", emulator.group());
    }
}

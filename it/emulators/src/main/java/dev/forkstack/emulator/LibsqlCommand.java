package dev.forkstack.emulator;

import dev.forkstack.emulator.libsql.LibsqlEmulator;
import dev.forkstack.emulator.libsql.LibsqlOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts {@link LibsqlEmulator} from a command line. */
final class LibsqlCommand {

    private LibsqlCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        LibsqlEmulator emulator = LibsqlEmulator.start(LibsqlOptions.in(Path.of(arguments.require("directory")))
                .withPorts(arguments.port(), Integer.parseInt(arguments.get("data-port", "0"))));
        Optional<String> namespace = Optional.ofNullable(arguments.options().get("namespace"));
        namespace.ifPresent(name -> create(emulator, name));
        return new Running(emulator, lines(emulator, namespace), ready(emulator));
    }

    private static void create(LibsqlEmulator emulator, String name) {
        FrontDoor.make(
                "Namespace " + name,
                URI.create(emulator.admin() + "/v1/namespaces/" + name + "/create"),
                "basic " + emulator.key(),
                "{}");
    }

    private static List<String> lines(LibsqlEmulator emulator, Optional<String> namespace) {
        return List.of(
                "# A libSQL server is emulated until Ctrl-C. In the shell of your project:",
                "export LIBSQL_ADMIN_AUTH_KEY=" + emulator.key(),
                "# forkstack.toml:",
                "project = \"shop\"",
                "[database]",
                "provider = \"libsql\"",
                "prod = \"" + namespace.orElse("NAME") + "\"",
                "admin = \"" + emulator.admin() + "\"",
                "url = \"" + emulator.url("{namespace}") + "\"");
    }

    private static Map<String, String> ready(LibsqlEmulator emulator) {
        return Map.of(
                "api", emulator.admin().toString(),
                "key", emulator.key(),
                "url", emulator.url("{namespace}"));
    }
}

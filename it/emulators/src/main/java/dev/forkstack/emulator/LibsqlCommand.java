package dev.forkstack.emulator;

import dev.forkstack.emulator.libsql.LibsqlEmulator;
import dev.forkstack.emulator.libsql.LibsqlOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
        Optional<String> namespace =
                Optional.ofNullable(arguments.options().get("namespace"));
        namespace.ifPresent(name -> create(emulator, name));
        return new Running(emulator, lines(emulator, namespace), ready(emulator));
    }

    /** Through the front door, as everybody else. */
    private static void create(LibsqlEmulator emulator, String name) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(emulator.admin() + "/v1/namespaces/" + name + "/create"))
                .header("Authorization", "basic " + emulator.key())
                .header("Content-Type", Answer.JSON)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Namespace " + name + " could not be made: " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
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

package dev.forkstack.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    /** Through the front door, as everybody else. */
    private static void create(TursoEmulator emulator, String name) {
        String body =
                Json.object().put("name", name).put("group", emulator.group()).toString();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(emulator.api() + "/v1/organizations/" + emulator.organization() + "/databases"))
                .header("Authorization", "Bearer " + emulator.token())
                .header("Content-Type", Answer.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Database " + name + " could not be made: " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
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

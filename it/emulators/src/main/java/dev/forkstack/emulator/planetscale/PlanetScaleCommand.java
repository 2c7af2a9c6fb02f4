package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.Arguments;
import dev.forkstack.emulator.Running;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import dev.forkstack.emulator.postgres.PostgresAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts {@link PlanetScaleEmulator} from a command line: over MariaDB, or over the PostgreSQL server that is named. */
public final class PlanetScaleCommand {

    private PlanetScaleCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    public static Running run(Arguments arguments) {
        if (arguments.options().containsKey("postgres")) {
            PlanetScaleOptions options = PlanetScaleOptions.postgres(PostgresAccess.of(arguments));
            PlanetScaleEmulator emulator = PlanetScaleEmulator.start(options.withPort(arguments.port()));
            return running(emulator, emulator, "Postgres", "data = \"empty\"");
        }
        MariaDbServer server = MariaDbServer.start();
        try {
            PlanetScaleEmulator emulator =
                    PlanetScaleEmulator.start(PlanetScaleOptions.vitess(server).withPort(arguments.port()));
            AutoCloseable all = () -> {
                emulator.close();
                server.close();
            };
            return running(emulator, all, "Vitess", "data = \"schema\"");
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Running running(PlanetScaleEmulator emulator, AutoCloseable all, String kind, String data) {
        emulator.set(Database.DATA_BRANCHING, true);
        String[] token = emulator.token().split(":", 2);
        List<String> lines = new ArrayList<>(List.of(
                "# PlanetScale (" + kind + ") is emulated until Ctrl-C. In the shell of your project:",
                "export PLANETSCALE_SERVICE_TOKEN_ID=" + token[0],
                "export PLANETSCALE_SERVICE_TOKEN=" + token[1],
                "# forkstack.toml:",
                "project = \"shop\"",
                "[database]",
                "provider = \"planetscale\"",
                "organization = \"" + emulator.organization() + "\"",
                "database = \"" + emulator.database() + "\"",
                data + " # or \"backup\", once there is one (pscale backup create)",
                "api = \"" + emulator.api() + "\"",
                "# PlanetScale's own command line:",
                "pscale branch list " + emulator.database() + " --org " + emulator.organization() + " --api-url "
                        + emulator.api().resolve("/")));
        Map<String, String> ready = Map.of(
                "api", emulator.api().toString(),
                "token", emulator.token(),
                "organization", emulator.organization(),
                "database", emulator.database());
        return new Running(all, lines, ready);
    }
}

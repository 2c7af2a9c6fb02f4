package dev.forkstack.emulator;

import dev.forkstack.emulator.r2.R2Emulator;
import dev.forkstack.emulator.r2.R2Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts {@link R2Emulator} from a command line. */
final class R2Command {

    private R2Command() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        R2Emulator emulator =
                R2Emulator.start(arguments.port(), Path.of(arguments.require("directory")), R2Options.DEFAULT);
        return new Running(emulator, lines(emulator), ready(emulator));
    }

    private static List<String> lines(R2Emulator emulator) {
        return List.of(
                "# Cloudflare R2 is emulated until Ctrl-C. In the shell of your project:",
                "export CLOUDFLARE_API_TOKEN=" + emulator.token(),
                "# and in forkstack.toml, section [bucket]:",
                "account = \"" + R2Emulator.ACCOUNT + "\"",
                "endpoint = \"" + emulator.endpoint() + "\"",
                "api = \"" + emulator.api() + "\"");
    }

    private static Map<String, String> ready(R2Emulator emulator) {
        return Map.of(
                "api", emulator.api().toString(),
                "endpoint", emulator.endpoint().toString(),
                "account", R2Emulator.ACCOUNT,
                "token", emulator.token(),
                "key", emulator.owner().accessKeyId(),
                "secret", emulator.owner().secret());
    }
}

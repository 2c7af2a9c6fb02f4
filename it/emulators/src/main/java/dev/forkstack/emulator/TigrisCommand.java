package dev.forkstack.emulator;

import dev.forkstack.emulator.tigris.TigrisEmulator;
import dev.forkstack.emulator.tigris.TigrisOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts {@link TigrisEmulator} from a command line. */
final class TigrisCommand {

    private TigrisCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        TigrisEmulator emulator = TigrisEmulator.start(
                TigrisOptions.in(Path.of(arguments.require("directory"))).withPort(arguments.port()));
        String bucket = arguments.get("bucket", "");
        if (!bucket.isEmpty()) {
            emulator.create(bucket);
        }
        return new Running(emulator, lines(emulator, bucket.isEmpty() ? "NAME" : bucket), ready(emulator, bucket));
    }

    private static List<String> lines(TigrisEmulator emulator, String bucket) {
        return List.of(
                "# Tigris is emulated until Ctrl-C. In the shell of your project:",
                "export TIGRIS_STORAGE_ACCESS_KEY_ID=" + emulator.owner().accessKeyId(),
                "export TIGRIS_STORAGE_SECRET_ACCESS_KEY=" + emulator.owner().secret(),
                "# forkstack.toml:",
                "project = \"shop\"",
                "[bucket]",
                "provider = \"tigris\"",
                "prod = \"" + bucket + "\"",
                "endpoint = \"" + emulator.endpoint() + "\"",
                "iamEndpoint = \"" + emulator.endpoint() + "\"",
                "# As the owner, in another shell, with Tigris's own command line and any other:",
                "export AWS_ACCESS_KEY_ID=" + emulator.owner().accessKeyId(),
                "export AWS_SECRET_ACCESS_KEY=" + emulator.owner().secret(),
                "export AWS_ENDPOINT_URL_S3=" + emulator.endpoint(),
                "export AWS_ENDPOINT_URL_IAM=" + emulator.endpoint(),
                "export AWS_REGION=auto",
                "tigris buckets list");
    }

    private static Map<String, String> ready(TigrisEmulator emulator, String bucket) {
        return Map.of(
                "api", emulator.endpoint().toString(),
                "key", emulator.owner().accessKeyId(),
                "secret", emulator.owner().secret(),
                "bucket", bucket);
    }
}

package dev.forkstack.emulator;

import dev.forkstack.emulator.aws.AwsEmulator;
import dev.forkstack.emulator.aws.AwsOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts {@link AwsEmulator} from a command line. */
final class AwsCommand {

    private AwsCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        AwsOptions options = AwsOptions.DEFAULT.in(arguments.get("region", AwsOptions.DEFAULT.region()));
        AwsEmulator emulator = AwsEmulator.start(arguments.port(), Path.of(arguments.require("directory")), options);
        return new Running(emulator, lines(emulator), ready(emulator));
    }

    private static List<String> lines(AwsEmulator emulator) {
        return List.of(
                "# Amazon S3 is emulated until Ctrl-C. In the shell of your project, and as bucket.endpoint:",
                "export AWS_ACCESS_KEY_ID=" + emulator.owner().accessKeyId(),
                "export AWS_SECRET_ACCESS_KEY=" + emulator.owner().secret(),
                "export AWS_ENDPOINT_URL_S3=" + emulator.endpoint(),
                "export AWS_REGION=" + emulator.options().region(),
                "aws s3 ls");
    }

    private static Map<String, String> ready(AwsEmulator emulator) {
        return Map.of(
                "api", emulator.endpoint().toString(),
                "account", emulator.options().account(),
                "region", emulator.options().region(),
                "key", emulator.owner().accessKeyId(),
                "secret", emulator.owner().secret());
    }
}

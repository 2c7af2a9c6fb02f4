package dev.forkstack.harness;

import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The two files of a checkout, byte for byte (a Latin-1 character is a byte); empty text for a file that is not there.
 *
 * @param mode of {@code .env.local}, as {@code rw-------}
 */
record CheckoutFiles(String env, String current, String mode) {

    static CheckoutFiles of(Path root) throws IOException {
        Path env = root.resolve(EnvFile.NAME);
        return new CheckoutFiles(
                text(env),
                text(root.resolve(CurrentEnvironment.FILE)),
                Files.exists(env) ? PosixFilePermissions.toString(Files.getPosixFilePermissions(env)) : "");
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
    }

    /** What stands outside our block. */
    String others() {
        int begin = env.indexOf(EnvFile.BEGIN);
        int end = env.indexOf(EnvFile.END);
        return begin < 0 || end < 0 ? env : env.substring(0, begin) + env.substring(end + EnvFile.END.length() + 1);
    }

    /** A value of the block. */
    String value(String key) {
        return env.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElse("");
    }
}

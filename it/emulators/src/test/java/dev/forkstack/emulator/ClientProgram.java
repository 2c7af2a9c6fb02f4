package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A client's own program, unchanged, in an empty home of its own. One thread.
 *
 * @param file the executable
 * @param environment besides this process's own
 */
public record ClientProgram(Path file, Path home, Map<String, String> environment) {

    /** The file that the system property names, or the first of that name on the PATH. */
    public static Optional<Path> find(String property, String name) {
        String given = System.getProperty(property, "");
        Stream<Path> places = given.isEmpty()
                ? Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name))
                : Stream.of(Path.of(given));
        return places.filter(Files::isExecutable).findFirst();
    }

    /** Ends the test as skipped, with a line that says so. */
    public static <T> T notRun(String client, String why) {
        System.out.println(client + ": not run: " + why);
        return Assumptions.abort(client + ": " + why);
    }

    /** What it says, standard error included; fails if it fails. */
    public String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(words));
        Path output = Files.createTempFile(home, "said", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean hasEnded = process.waitFor(1, TimeUnit.MINUTES);
        process.destroy();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(hasEnded).as(String.join(" ", words) + ": " + text).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", words) + ": " + text)
                .isZero();
        return text;
    }
}

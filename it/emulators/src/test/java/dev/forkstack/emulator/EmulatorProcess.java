package dev.forkstack.emulator;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** An emulator started by hand, as a process of its own. One thread. */
public record EmulatorProcess(Process process, Path output, Properties ready) {

    /** @param directory for its output */
    public static EmulatorProcess start(Path directory, String... arguments) throws IOException, InterruptedException {
        Path ready = directory.resolve("ready");
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Emulators.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--ready-file", ready.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        for (int i = 0; i < 600 && process.isAlive() && !Files.exists(ready); i++) {
            Thread.sleep(50);
        }
        if (!Files.exists(ready)) {
            process.destroy();
            throw new AssertionError(Files.readString(output));
        }
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(ready)));
        return new EmulatorProcess(process, output, properties);
    }

    /** What it has said so far. */
    public String said() throws IOException {
        return Files.readString(output);
    }
}

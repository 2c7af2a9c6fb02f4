package dev.forkstack.stories;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A command that runs. For one thread. */
final class Started implements AutoCloseable {

    private final List<String> command;
    private final Process process;
    private final Path output;

    private Started(List<String> command, Process process, Path output) {
        this.command = command;
        this.process = process;
        this.output = output;
    }

    static Started in(Path directory, List<String> command, Consumer<Map<String, String>> environment)
            throws IOException {
        Path output = Files.createTempFile(directory.getParent(), "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(UsualSignals.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                // Not a pipe: a server that keeps the stream open would keep the story waiting.
                .redirectOutput(output.toFile());
        environment.accept(builder.environment());
        return new Started(command, builder.start(), output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** To the process and to everything that it has started and that has not gone its own way. */
    void signal(String name) throws IOException, InterruptedException {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        for (ProcessHandle each : all) {
            new ProcessBuilder("kill", "-" + name, String.valueOf(each.pid()))
                    .start()
                    .waitFor();
        }
    }

    Run end(int limitSeconds) throws IOException, InterruptedException {
        if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("No end within " + limitSeconds + " s: " + command + "\n" + output());
        }
        return new Run(command, process.exitValue(), output());
    }

    private String output() throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        Files.delete(output);
    }
}

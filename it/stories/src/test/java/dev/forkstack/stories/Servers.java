package dev.forkstack.stories;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of the local servers that stories have started. Immutable. */
public final class Servers {

    private final Path homes;

    private Servers(Path homes) {
        this.homes = homes;
    }

    /** Those of all stories. */
    public static Servers below(File story) {
        return new Servers(Harness.of(story).homes());
    }

    /** Those of one home. */
    public static Servers of(Path home) {
        return new Servers(home);
    }

    /** Their command lines, sorted. */
    public List<String> running() {
        return processes().map(Servers::command).sorted().toList();
    }

    /** The homes that have a running server. */
    public List<Path> homes() {
        List<String> running = running();
        return Stream.of(Optional.ofNullable(homes.toFile().listFiles()).orElse(new File[0]))
                .map(File::toPath)
                .filter(home -> running.stream().anyMatch(command -> command.contains(home + "/")))
                .toList();
    }

    /** Kills those whose command line holds this text, and returns when they are gone. */
    public int kill(String text) {
        List<ProcessHandle> found =
                processes().filter(process -> command(process).contains(text)).toList();
        found.forEach(ProcessHandle::destroyForcibly);
        found.forEach(process -> process.onExit().join());
        return found.size();
    }

    /** Ends all of them. */
    public void stop() {
        kill("");
    }

    /** Removes what they have kept. */
    public void forget() throws IOException {
        if (Files.exists(homes)) {
            try (Stream<Path> files = Files.walk(homes)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(process -> command(process).contains(homes + "/"));
    }

    private static String command(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}

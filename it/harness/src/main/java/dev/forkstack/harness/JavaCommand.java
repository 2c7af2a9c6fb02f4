package dev.forkstack.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one verb is run as a process, without a Maven around it. Immutable.
 *
 * @param flags for Java, beside those that every run has
 */
record JavaCommand(List<String> flags) {

    static final JavaCommand PLAIN = new JavaCommand(List.of("-Xshare:auto"));

    JavaCommand {
        flags = List.copyOf(flags);
    }

    /** A run that keeps what it has loaded, so that each of the others starts in half the time. */
    static JavaCommand archivingTo(Path archive) {
        return new JavaCommand(List.of("-XX:ArchiveClassesAtExit=" + archive.toAbsolutePath()));
    }

    static JavaCommand withClasses(Path archive) {
        return Files.exists(archive)
                ? new JavaCommand(List.of("-XX:SharedArchiveFile=" + archive.toAbsolutePath(), "-Xshare:auto"))
                : PLAIN;
    }

    JavaCommand and(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new JavaCommand(more);
    }

    List<String> of(String... verb) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData"));
        command.addAll(flags);
        for (String name : List.of("forkstack.test.artifacts", "forkstack.test.s3.jar")) {
            command.add("-D" + name + "=" + System.getProperty(name));
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath()), ForkStackProcess.class.getName()));
        command.addAll(List.of(verb));
        return command;
    }

    /** Without the tests, which the process does not need and which no class archive can hold. */
    static List<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.toList());
    }
}

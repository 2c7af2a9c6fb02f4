package dev.forkstack.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one verb is run as a process, without a Maven around it. Immutable.
 *
 * @param flags for Java, beside those that every run has
 * @param artifacts where what Maven would fetch lies
 * @param s3Jar the local S3 server
 */
record JavaCommand(List<String> flags, List<String> classPath, Path artifacts, Path s3Jar) {

    JavaCommand {
        flags = List.copyOf(flags);
        classPath = List.copyOf(classPath);
    }

    static JavaCommand plain() {
        return new JavaCommand(
                List.of("-Xshare:auto"),
                classPathHere(),
                Path.of(System.getProperty("forkstack.test.artifacts")),
                Path.of(System.getProperty("forkstack.test.s3.jar")));
    }

    /** A run that keeps what it has loaded, so that each of the others starts in half the time. */
    JavaCommand archivingTo(Path archive) {
        return flagged(List.of("-XX:ArchiveClassesAtExit=" + archive.toAbsolutePath()));
    }

    JavaCommand withClasses(Path archive) {
        return Files.exists(archive)
                ? flagged(List.of("-XX:SharedArchiveFile=" + archive.toAbsolutePath(), "-Xshare:auto"))
                : this;
    }

    JavaCommand and(String flag) {
        return flagged(Stream.concat(flags.stream(), Stream.of(flag)).toList());
    }

    List<String> of(String... verb) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData"));
        command.addAll(flags);
        command.add("-Dforkstack.test.artifacts=" + artifacts);
        command.add("-Dforkstack.test.s3.jar=" + s3Jar);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), ForkStackProcess.class.getName()));
        command.addAll(List.of(verb));
        return command;
    }

    private JavaCommand flagged(List<String> others) {
        return new JavaCommand(others, classPath, artifacts, s3Jar);
    }

    /** Without the tests, which the process does not need and which no class archive can hold. */
    private static List<String> classPathHere() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList();
    }
}

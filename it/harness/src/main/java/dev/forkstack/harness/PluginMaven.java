package dev.forkstack.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Maven with the plugin that this build has made, in a repository of its own before the user's. */
final class PluginMaven {

    private static final String GROUP = "dev/forkstack/";

    private final Path top;
    private final String version;
    private final Path repository;

    PluginMaven(Path top, String version, Path repository) throws IOException {
        this.top = top.toRealPath();
        this.version = version;
        this.repository = repository;
        put("forkstack", "pom.xml", ".pom");
        put("forkstack-maven-plugin", "forkstack-maven-plugin/target/.flattened-pom.xml", ".pom");
        put(
                "forkstack-maven-plugin",
                "forkstack-maven-plugin/target/forkstack-maven-plugin-" + version + ".jar",
                ".jar");
        put("forkstack-s3", "forkstack-s3/pom.xml", ".pom");
        put("forkstack-s3", "forkstack-core/target/server/forkstack-s3.jar", ".jar");
    }

    private void put(String artifact, String file, String suffix) throws IOException {
        Path directory =
                Files.createDirectories(repository.resolve(GROUP + artifact).resolve(version));
        Files.copy(
                top.resolve(file),
                directory.resolve(artifact + "-" + version + suffix),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a goal printed on both streams. */
    record Outcome(int exit, String output) {}

    Outcome run(Path directory, Path scratch, Map<String, String> variables, String goal, String... options)
            throws IOException, InterruptedException {
        Path output = scratch.resolve("maven.txt");
        List<String> command = new ArrayList<>(List.of(
                top.resolve("mvnw").toString(),
                "-B",
                "-X",
                "-e",
                "-ntp",
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + System.getProperty("forkstack.test.repository"),
                "dev.forkstack:forkstack-maven-plugin:" + version + ":" + goal));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(goal + " did not end within 180 s: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }
}

package dev.forkstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * This build's plugin as a user has it: fetched by Maven from a repository into a local one. Immutable.
 *
 * @param mvn Maven's own start script; the wrapper in front of it would be the same on both sides
 * @param settings names the repository that holds this build
 * @param repository the local repository
 */
record Installed(Path mvn, Path settings, Path repository, String version, String javaFlags) {

    /** As forkstack.mk calls Maven. */
    private static final List<String> FLAGS =
            List.of("-q", "-ntp", "-N", "-Dstyle.color=never", "-Dorg.slf4j.simpleLogger.log.dev.forkstack=info");

    /** In a local repository that is kept between runs of the benchmarks, so that nothing is fetched again. */
    static Installed in(Bench bench) throws IOException, InterruptedException {
        Path repository = bench.checkout().resolve("target/bench/repository");
        bench.shell()
                .output(List.of("rm", "-rf", repository.resolve("dev/forkstack").toString())); // an earlier build's
        return in(bench, repository);
    }

    static Installed in(Bench bench, Path repository) throws IOException, InterruptedException {
        Files.createDirectories(repository);
        Path settings = bench.work().resolve("settings.xml");
        Files.writeString(settings, """
                <settings>
                  <profiles>
                    <profile>
                      <id>bench</id>
                      <pluginRepositories>
                        <pluginRepository><id>bench</id><url>REMOTE</url></pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>bench</activeProfile></activeProfiles>
                </settings>
                """.replace(
                        "REMOTE",
                        bench.checkout().resolve("target/bench/remote").toUri().toString()));
        return new Installed(
                maven(bench),
                settings,
                repository,
                bench.makeVariable("FORKSTACK_VERSION"),
                bench.makeVariable("FORKSTACK_MAVEN_OPTS"));
    }

    private static Path maven(Bench bench) throws IOException, InterruptedException {
        return bench.shell()
                .in(bench.checkout())
                .output(List.of("./mvnw", "-v"))
                .lines()
                .filter(line -> line.startsWith("Maven home: "))
                .map(line -> Path.of(line.substring("Maven home: ".length()), "bin", "mvn"))
                .findFirst()
                .orElseThrow();
    }

    /** What {@code MVN} is for Make. */
    String makeMvn() {
        return String.join(" ", maven());
    }

    /** A goal of ours, as forkstack.mk calls it. */
    List<String> goal(String goal, String... options) {
        return command("dev.forkstack:forkstack-maven-plugin:" + version + ":" + goal, options);
    }

    /** The goal of the plugin that does nothing. */
    List<String> noop() {
        return command("dev.forkstack.bench:noop-maven-plugin:1:noop");
    }

    /** The libraries of the plugin, in the one jar that the plugin is. */
    Path jar() {
        return repository.resolve(String.format(
                Locale.ROOT, "dev/forkstack/forkstack-maven-plugin/%1$s/forkstack-maven-plugin-%1$s.jar", version));
    }

    /** A shell whose servers stand in this home. */
    Shell shell(Path directory, Path home) {
        return new Shell(directory, java.util.Map.of("MAVEN_OPTS", javaFlags, "FORKSTACK_HOME", home.toString()));
    }

    private List<String> command(String goal, String... options) {
        List<String> command = new ArrayList<>(maven());
        command.addAll(FLAGS);
        command.add(goal);
        command.addAll(List.of(options));
        return command;
    }

    private List<String> maven() {
        // As global settings, so that the user's own mirrors and proxies still count.
        return List.of(mvn.toString(), "-gs", settings.toString(), "-Dmaven.repo.local=" + repository);
    }
}

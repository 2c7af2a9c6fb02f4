package dev.forkstack.stories;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the stories' own Maven repository, settings and servers stand, and the process environment that keeps every
 * command away from those of the user. Immutable.
 *
 * @param settings as the invoker has filled them in
 */
record Harness(Path module, Path settings, Maven maven) {

    private static final String MAVEN_OPTS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

    private static final Pattern VERSION = Pattern.compile("<parent>.*?<version>(.*?)</version>", Pattern.DOTALL);

    /** What would lead a command elsewhere, or give it another owner. */
    private static final List<String> OF_THE_USER =
            List.of("ENV", "CI", "NAME", "FROM", "AT", "ARGS", "MVN", "MAKEFLAGS", "CHANGE_ID", "BRANCH_NAME");

    /** What Maven, make, git, the clouds and the CI services call theirs. */
    private static final List<String> PREFIXES_OF_THE_USER = List.of(
            "FORKSTACK_",
            "MAVEN_",
            "MAKE",
            "GIT_",
            "AWS_",
            "GITHUB_",
            "CI_",
            "BITBUCKET_",
            "BUILD_",
            "BUILDKITE_",
            "CIRCLE_",
            "SYSTEM_");

    /** Of the module whose build holds this directory of a story. */
    static Harness of(File story) {
        Path target = story.toPath().toAbsolutePath().getParent();
        while (!target.getFileName().toString().equals("target")) {
            target = target.getParent();
        }
        Path module = target.getParent();
        return new Harness(
                module,
                story.toPath().toAbsolutePath().resolveSibling("interpolated-settings.xml"),
                Maven.chosen(module));
    }

    Path repository() {
        return module.resolve("target/repo");
    }

    Path homes() {
        return module.resolve("target/homes");
    }

    Path notes() {
        return checkout().resolve("it/sample/target/notes.jar");
    }

    Path emulators() {
        return checkout().resolve("it/emulators/target/emulators.jar");
    }

    Path checkout() {
        return module.getParent().getParent();
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    Path mvn() {
        return maven.bin(module).resolve("mvn");
    }

    Harness with(Maven other) {
        return new Harness(module, settings, other);
    }

    /** Of the plugin that was built together with the stories. */
    String version() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(module.resolve("pom.xml")));
        if (!version.find()) {
            throw new IOException(module + " has no parent whose version it shares");
        }
        return version.group(1);
    }

    String mavenArguments(Path repository) {
        return "-s " + settings + " -Dmaven.repo.local=" + repository;
    }

    /** Changes the variables of a process that is about to start. */
    void isolate(Map<String, String> variables) {
        variables
                .keySet()
                .removeIf(name -> OF_THE_USER.contains(name)
                        || name.equals("MFLAGS")
                        || PREFIXES_OF_THE_USER.stream().anyMatch(name::startsWith));
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put("FORKSTACK_HOME", homes().resolve("shared").toString());
        ours.put("FORKSTACK_CHECKOUT", checkout().toString());
        ours.put("GIT_CONFIG_GLOBAL", module.resolve("src/gitconfig").toString());
        ours.put("GIT_CONFIG_NOSYSTEM", "1");
        ours.put("JAVA_HOME", System.getProperty("java.home"));
        ours.put("MAVEN_OPTS", MAVEN_OPTS);
        ours.put("MAVEN_ARGS", mavenArguments(repository()));
        ours.put("MAVEN_SKIP_RC", "1");
        ours.put("PATH", mvn().getParent() + File.pathSeparator + System.getenv("PATH"));
        maven.into(ours);
        variables.putAll(ours);
    }
}

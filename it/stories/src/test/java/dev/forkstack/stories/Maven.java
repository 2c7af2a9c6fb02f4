package dev.forkstack.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Maven that stories run. Immutable. */
public record Maven(Path home, String version) {

    /** The version that was asked for with {@code -Dstories.maven}; unset, the one that runs the build. */
    private static final String CHOSEN = System.getProperty("stories.maven");

    private static final String BY_ITSELF = "3.9";

    static Maven chosen(Path module) {
        return CHOSEN == null ? ofTheBuild() : of(module, CHOSEN);
    }

    static Maven ofTheBuild() {
        return new Maven(Path.of(System.getProperty("maven.home")), BY_ITSELF);
    }

    private static Maven of(Path module, String version) {
        return new Maven(mavens(module).resolve("apache-maven-" + version), version);
    }

    /**
     * Another version, unpacked where it is not yet.
     *
     * @throws IOException if it cannot be fetched
     */
    static Maven fetched(Story story, Path module, String version) throws IOException, InterruptedException {
        Maven maven = of(module, version);
        if (!Files.exists(maven.program())) {
            Run run = story.mvn(
                    "-q",
                    "-ntp",
                    "-B",
                    "org.apache.maven.plugins:maven-dependency-plugin:3.10.0:unpack",
                    "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin",
                    "-DoutputDirectory=" + mavens(module));
            if (run.exit() != 0) {
                throw new IOException("Maven " + version + " cannot be fetched" + run);
            }
        }
        return maven;
    }

    /** Whether it belongs to this line of versions, such as {@code 3.6}. */
    public boolean is(String line) {
        return version.startsWith(line + ".");
    }

    private Path program() {
        return home.resolve("bin/mvn");
    }

    /** The directory with the {@code mvn} that reads {@code MAVEN_ARGS}, whatever the version. */
    Path bin(Path module) {
        return readsArguments() ? home.resolve("bin") : module.resolve("src/bin");
    }

    void into(Map<String, String> variables) {
        variables.put("STORIES_MAVEN_HOME", home.toString());
    }

    private boolean readsArguments() {
        return !is("3.6") && !is("3.8");
    }

    private static Path mavens(Path module) {
        return module.resolve("target/mavens");
    }

    @Override
    public String toString() {
        return "Maven " + version;
    }
}

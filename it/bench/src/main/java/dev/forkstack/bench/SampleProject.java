package dev.forkstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Somebody's project, outside this checkout. */
final class SampleProject {

    private SampleProject() {}

    /** A directory with nothing in it. */
    static Path withoutPom(Bench bench, String name) throws IOException {
        return Files.createDirectories(bench.work().resolve("projects").resolve(name));
    }

    /** A git work tree with a POM, and a Makefile that includes forkstack.mk. */
    static Path withPom(Bench bench, String name) throws IOException, InterruptedException {
        Path project = withoutPom(bench, name);
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>NAME</artifactId>
                  <version>1</version>
                </project>
                """.replace("NAME", name));
        Files.writeString(
                project.resolve("Makefile"), "include " + bench.checkout().resolve("forkstack.mk") + "\n");
        Files.writeString(project.resolve(".gitignore"), ".env.local\n.current-env\n");
        Shell shell = bench.shell().in(project);
        shell.output(List.of("git", "init", "-q"));
        shell.output(List.of("git", "config", "user.email", "bench@example.org"));
        return project;
    }
}

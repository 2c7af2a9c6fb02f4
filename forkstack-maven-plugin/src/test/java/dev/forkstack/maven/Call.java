package dev.forkstack.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;

/** One call of Maven in a reactor of two modules, as the annotations of a test describe it. */
record Call(Path root, MavenSession session, MojoExecution execution) {

    static Call of(Method test) {
        Invoked invoked = test.getAnnotation(Invoked.class);
        Path root = directory();
        List<MavenProject> projects = Stream.of(root, root.resolve("module"))
                .map(directory -> project(directory, root.equals(directory) ? "shop" : "shop-module"))
                .toList();
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setGoal(Stream.ofNullable(test.getAnnotation(InjectMojo.class))
                .map(InjectMojo::goal)
                .findFirst()
                .orElse("new"));
        return new Call(
                root,
                session(root, projects, invoked),
                new MojoExecution(
                        descriptor,
                        "default",
                        invoked.bound() ? MojoExecution.Source.LIFECYCLE : MojoExecution.Source.CLI));
    }

    @SuppressWarnings("deprecation") // there is no other way to a session without a whole Maven
    private static MavenSession session(Path root, List<MavenProject> projects, Invoked invoked) {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(root.toFile());
        Properties commandLine = new Properties();
        commandLine.setProperty("forkstack.database.provider", "memory-database");
        commandLine.setProperty("forkstack.bucket.provider", "memory-bucket");
        for (String property : invoked.with()) {
            int equals = property.indexOf('=');
            commandLine.setProperty(property.substring(0, equals), property.substring(equals + 1));
        }
        request.setUserProperties(commandLine);
        request.setSystemProperties(new Properties());
        MavenSession session =
                new MavenSession(null, (RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
        session.setProjects(projects);
        session.setCurrentProject(projects.get(invoked.module()));
        return session;
    }

    private static MavenProject project(Path directory, String artifactId) {
        MavenProject project = new MavenProject();
        project.setGroupId("org.example");
        project.setArtifactId(artifactId);
        project.setVersion("1");
        project.setFile(directory.resolve("pom.xml").toFile());
        // What a POM or a profile of the user's says about its own `env` is not ours to take.
        project.getProperties().setProperty("env", "from-the-pom");
        return project;
    }

    /** As an execution in the POM of both modules does it. */
    void bindsNewInBothModules() {
        session.getProjects().forEach(project -> {
            PluginExecution execution = new PluginExecution();
            execution.setGoals(List.of("new", "delete"));
            Plugin plugin = new Plugin();
            plugin.setGroupId("dev.forkstack");
            plugin.setArtifactId("forkstack-maven-plugin");
            plugin.addExecution(execution);
            project.getBuild().addPlugin(plugin);
        });
    }

    private static Path directory() {
        try {
            Path root = Files.createTempDirectory("forkstack-call").toRealPath();
            Files.createFile(root.resolve("forkstack.toml"));
            // The module has another parent, as those have that inherit from a framework's.
            Files.writeString(root.resolve("pom.xml"), "<project><artifactId>shop</artifactId></project>");
            Files.createDirectory(root.resolve("module"));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.forkstack.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/** Says what the goals do and which options they take. */
@Mojo(name = "help", requiresProject = false, aggregator = true, threadSafe = true)
public final class HelpMojo extends AbstractMojo {

    @Override
    public void execute() throws MojoExecutionException {
        try (InputStream text = HelpMojo.class.getResourceAsStream("help.txt")) {
            new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(getLog()::info);
        } catch (IOException e) {
            throw new MojoExecutionException("The plugin's own help cannot be read", e);
        }
    }
}

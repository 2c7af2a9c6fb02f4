package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Says what the goals do and which options they take. */
@Mojo(name = "help", requiresProject = false, aggregator = true, threadSafe = true)
public final class HelpMojo extends AbstractMojo {

    /** How the goal talks: {@code text} for people, {@code json} for programs. */
    @Parameter(property = "forkstack.output", defaultValue = "text")
    private String format;

    @Override
    public void execute() throws MojoExecutionException {
        try (InputStream text = HelpMojo.class.getResourceAsStream("help.txt")) {
            List<String> lines = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            Output.of(format, "help", new TextOutput(getLog())).tell(new HelpOutcome(lines));
        } catch (ForkStackException e) {
            throw new MojoExecutionException("✗ " + e.getMessage() + " " + e.remedy(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The plugin's own help cannot be read", e);
        }
    }
}

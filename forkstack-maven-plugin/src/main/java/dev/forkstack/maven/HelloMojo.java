package dev.forkstack.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

@Mojo(name = "hello", requiresProject = false, threadSafe = true)
public class HelloMojo extends AbstractMojo {
    @Override
    public void execute() {}
}

package dev.forkstack.bench.noop;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Does nothing: the time of this goal is Maven's own. */
@Mojo(name = "noop", requiresProject = false, threadSafe = true)
public final class NoopMojo extends AbstractMojo {

    @Override
    public void execute() {
        getLog().debug("nothing done");
    }
}

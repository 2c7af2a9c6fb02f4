package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Looks whether everything is right that the other goals need: files, servers, tokens, sources. Changes nothing unless told. */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractForkStackMojo {

    /** Whether to put right what is safe to: nothing that is ready, and nothing that is not ours. */
    @Parameter(property = "forkstack.fix", defaultValue = "false")
    private boolean fix;

    @Inject
    DoctorMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        return new DiagnosedOutcome(fix ? forkStack.mend() : forkStack.diagnose());
    }
}

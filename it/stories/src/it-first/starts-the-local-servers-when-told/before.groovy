import dev.forkstack.stories.Servers

// A run that was killed can have left servers, and environments of the same names.
Servers.below(basedir).stop()
Servers.below(basedir).forget()

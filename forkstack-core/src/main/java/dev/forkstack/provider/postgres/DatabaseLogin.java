package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;

/** What an application logs in with. Thread-safe. */
interface DatabaseLogin {

    /**
     * Values that lead to exactly this database, proven by logging in with them.
     *
     * @param held what the application has now; credentials that still work are kept
     */
    EnvVars connect(Resource database, EnvVars held);

    /** Removes from this machine what was kept for a database that is gone. */
    default void forget(Resource database) {}
}

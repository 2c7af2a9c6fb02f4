package dev.forkstack.harness;

import java.io.IOException;

/** Runs verbs as processes and does something to them at one of their points. For one thread. */
interface Verbs {

    Run run(Injection injection, String... verb) throws IOException, InterruptedException;
}

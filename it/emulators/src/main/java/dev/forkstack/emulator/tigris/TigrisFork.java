package dev.forkstack.emulator.tigris;

import java.time.Instant;

/** Where a bucket came from. Immutable. */
record TigrisFork(String source, long version, Instant created) {}

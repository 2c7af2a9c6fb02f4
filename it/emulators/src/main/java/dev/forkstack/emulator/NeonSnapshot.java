package dev.forkstack.emulator;

import java.time.Instant;
import java.util.List;

/** What a branch held at an instant: its databases, copied. Immutable. */
record NeonSnapshot(String branchId, Instant at, List<NeonDatabase> databases) {}

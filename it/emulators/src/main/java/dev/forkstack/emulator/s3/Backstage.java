package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.MovableClock;
import dev.forkstack.emulator.Traffic;

/** What a personality works with: the facts about buckets, the keys, the time, and the server behind. Immutable; its parts are thread-safe. */
public record Backstage(
        BucketBook buckets,
        Credentials credentials,
        MovableClock clock,
        Nanos nanos,
        RealServer server,
        VersionFiles files,
        Traffic traffic) {}

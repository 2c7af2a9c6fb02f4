package dev.forkstack.emulator.s3;

import java.io.IOException;

/** What all S3 services have in common, before the server behind. Called by many threads at once. */
@FunctionalInterface
public interface Behind {

    /** @throws dev.forkstack.emulator.Refusal for every answer that says no */
    S3Answer pass(S3Call call) throws IOException;
}

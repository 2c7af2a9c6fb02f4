package dev.forkstack.emulator.tigris;

import java.nio.file.Path;

/**
 * What kind of Tigris is emulated. Immutable.
 *
 * @param directory in which the server behind has a new one of its own, removed at the end
 * @param port of the S3 and the IAM endpoint, which are one; 0 for a free one
 * @param refusalsAfterLastFork how often a parent cannot be deleted yet although its last fork is gone
 * @param looksUntilSnapshots how often a bucket still says that it takes no snapshots after it was told to
 */
public record TigrisOptions(Path directory, int port, int refusalsAfterLastFork, int looksUntilSnapshots) {

    /** At once consistent, at a free port. */
    public static TigrisOptions in(Path directory) {
        return new TigrisOptions(directory, 0, 0, 0);
    }

    public TigrisOptions withPort(int number) {
        return new TigrisOptions(directory, number, refusalsAfterLastFork, looksUntilSnapshots);
    }

    public TigrisOptions withRefusalsAfterLastFork(int times) {
        return new TigrisOptions(directory, port, times, looksUntilSnapshots);
    }

    public TigrisOptions withLooksUntilSnapshots(int times) {
        return new TigrisOptions(directory, port, refusalsAfterLastFork, times);
    }
}

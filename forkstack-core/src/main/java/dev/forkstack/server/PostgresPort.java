package dev.forkstack.server;

import dev.forkstack.model.ProgressListener;
import java.io.IOException;

/** The port that a server had the last time, for as long as nobody else holds it. Not thread-safe. */
final class PostgresPort {

    private final int last;
    private final ProgressListener progress;
    private boolean told;

    /** @param last 0 if there was none */
    PostgresPort(int last, ProgressListener progress) {
        this.last = last;
        this.progress = progress;
    }

    int free() throws IOException {
        if (last != 0 && !FreePort.isTaken(last)) {
            return last;
        }
        int port = FreePort.any();
        if (last != 0 && !told) {
            told = true;
            progress.note(FreePort.moved("PostgreSQL", last, port));
        }
        return port;
    }
}

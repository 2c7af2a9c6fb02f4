package dev.forkstack.bench;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postgresql.PGConnection;

/** What there is without a fork: each table is copied out of one database into another, then the indexes are made. */
final class CopyThroughPipe {

    private static final int BUFFER = 1 << 20;

    private CopyThroughPipe() {}

    static void run(Connection from, Connection to) throws Exception {
        to.setNetworkTimeout(Runnable::run, 0);
        from.setNetworkTimeout(Runnable::run, 0);
        SampleTables.make(to);
        for (String table : SampleTables.NAMES) {
            copy(table, from.unwrap(PGConnection.class), to.unwrap(PGConnection.class));
        }
        SampleTables.index(to);
    }

    private static void copy(String table, PGConnection from, PGConnection to) throws Exception {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out, BUFFER)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(table, from, out));
            to.getCopyAPI().copyIn("COPY " + table + " FROM STDIN (FORMAT binary)", in, BUFFER);
            sent.join();
        }
    }

    private static void send(String table, PGConnection from, PipedOutputStream out) {
        try (out) {
            from.getCopyAPI().copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
        } catch (SQLException | IOException e) {
            throw new CompletionException(e);
        }
    }
}

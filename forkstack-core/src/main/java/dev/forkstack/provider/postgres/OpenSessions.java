package dev.forkstack.provider.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/** The sessions that work for one provider, so that all of them can be stopped. Thread-safe. */
final class OpenSessions {

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    Connection add(Connection connection) {
        open.add(connection);
        return connection;
    }

    void close(Connection connection) {
        open.remove(connection);
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone, which is all that was wanted.
        }
    }

    /** Asks the server to end what each is doing; the sessions stay. */
    void cancel() {
        for (Connection connection : open) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                // Beyond reach; the server notices by itself.
            }
        }
    }

    /** Drops them without another word to the server. */
    void abort() {
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone.
            }
        }
        open.clear();
    }

    void closeAll() {
        open.forEach(this::close);
    }
}

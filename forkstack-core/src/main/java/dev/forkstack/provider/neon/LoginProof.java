package dev.forkstack.provider.neon;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.postgresql.Driver;

/** Shows that values lead to a database that answers, by a query over PostgreSQL's own protocol. Thread-safe. */
record LoginProof(Waiting waiting) {

    /** How a login ended that did not work. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Logs in until it works: a compute that sleeps needs seconds to start.
     *
     * @param again what is told after a refusal: somebody else may have made a new password since
     * @param isNew whether a refusal may be one of the first seconds, and is waited out as well
     * @return what the server took
     * @throws Refused if the server does not take the login
     */
    ConnectionUri prove(String branch, ConnectionUri first, Supplier<ConnectionUri> again, boolean isNew)
            throws Refused {
        AtomicReference<ConnectionUri> uri = new AtomicReference<>(first);
        AtomicReference<SQLException> last = new AtomicReference<>();
        Optional<SQLException> refusal;
        try {
            refusal = waiting.until("branch " + branch + " to take connections", () -> {
                Optional<SQLException> failure = attempt(uri.get());
                failure.ifPresent(last::set);
                if (failure.isEmpty()) {
                    return Optional.of(Optional.empty());
                }
                boolean isLogin = isLogin(failure.get());
                boolean isOther = isLogin && !uri.get().equals(uri.updateAndGet(refused -> again.get()));
                boolean isFinal = is(failure.get(), "3D000") || isLogin && !isOther && !isNew;
                return isFinal ? Optional.of(failure) : Optional.empty();
            });
        } catch (ForkStackException e) {
            throw Thread.currentThread().isInterrupted() || last.get() == null ? e : inVain(e, last.get());
        }
        if (refusal.isPresent()) {
            if (isLogin(refusal.get())) {
                throw new Refused(refusal.get());
            }
            throw new ForkStackException(
                    Kind.NOT_FOUND,
                    "The Neon branch " + branch + " does not open: "
                            + refusal.get().getMessage() + ".",
                    "Check the setting database.database.",
                    refusal.get());
        }
        return uri.get();
    }

    private static ForkStackException inVain(ForkStackException waited, SQLException last) {
        return new ForkStackException(
                waited.kind(), waited.getMessage() + " The last answer: " + last.getMessage(), waited.remedy(), last);
    }

    /** Another thread's, since no interrupt ends a login: this one would wait for its time-out. */
    private static Optional<SQLException> attempt(ConnectionUri uri) {
        FutureTask<Optional<SQLException>> login = new FutureTask<>(() -> login(uri));
        Thread thread = new Thread(login, "forkstack-login");
        thread.setDaemon(true);
        thread.start();
        try {
            return login.get();
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("It throws nothing that it does not return", e);
        }
    }

    private static Optional<SQLException> login(ConnectionUri uri) {
        Properties properties = new Properties();
        properties.setProperty("user", uri.role());
        properties.setProperty("password", uri.password().orElseThrow().reveal());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("ApplicationName", "forkstack");
        properties.setProperty("gssEncMode", "disable");
        // One message a request, which a pooler passes on as it is.
        properties.setProperty("preferQueryMode", "simple");
        // Not through DriverManager, which holds on to the class loader of a Maven plugin.
        try (Connection connection = new Driver().connect(uri.jdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            return rows.next() && rows.getInt(1) == 1
                    ? Optional.empty()
                    : Optional.of(new SQLException("SELECT 1 is not 1"));
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Whether the server refused the user or the password. */
    private static boolean isLogin(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("28");
    }

    private static boolean is(SQLException e, String state) {
        return state.equals(e.getSQLState());
    }
}

package dev.forkstack.provider.driver;

import dev.forkstack.http.Pacing;
import dev.forkstack.model.ForkStackException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * One query with exactly the values that an application gets. Immutable; {@link #toString} shows no password.
 *
 * @param login with the password; what else the driver is told goes with it
 * @param sql whose answer the database itself has to give
 */
public record LoginAttempt(Driver driver, String jdbcUrl, Properties login, String sql) {

    /** What PostgreSQL's driver is told beside the login. */
    public static final Map<String, String> POSTGRES = Map.of(
            "connectTimeout", "10",
            "socketTimeout", "20",
            "ApplicationName", "forkstack",
            "gssEncMode", "disable",
            // One message a request, which a pooler passes on as it is.
            "preferQueryMode", "simple");

    /** Empty if it was answered. In another thread, since no interrupt ends a login: this one would wait for its time-out. */
    public Optional<SQLException> failure() {
        FutureTask<Optional<SQLException>> query = new FutureTask<>(this::query);
        Thread thread = new Thread(query, "forkstack-login");
        thread.setDaemon(true);
        thread.start();
        try {
            return query.get();
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("It throws nothing that it does not return", e);
        }
    }

    private Optional<SQLException> query() {
        // Not through DriverManager, which holds on to the class loader of a Maven plugin.
        try (Connection connection = driver.connect(jdbcUrl, login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Whether the server refused the user or the password. */
    public static boolean isRefusal(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("28");
    }

    /** How a wait for one ended: with what the server said last, where it was time that ran out. */
    public static ForkStackException inVain(ForkStackException end, Optional<SQLException> last) {
        return last.filter(answer -> end.kind() == ForkStackException.Kind.UNAVAILABLE
                        && !Thread.currentThread().isInterrupted())
                .map(answer -> new ForkStackException(
                        end.kind(),
                        end.getMessage() + " The last answer: " + answer.getMessage(),
                        end.remedy(),
                        answer))
                .orElse(end);
    }

    @Override
    public String toString() {
        return sql + " at " + jdbcUrl;
    }
}

package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.driver.LoginAttempt;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.postgresql.Driver;

/** Shows that a login leads to a database that answers, by a query with exactly the values that are written. Thread-safe. */
record LoginProof(KnownDatabase known, MysqlDriver mysql, Waiting waiting) {

    /** No such database, or none that the login may open. Their SQL state stands for a lot else too, such as too many logins. */
    private static final Set<Integer> UNKNOWN_TO_MYSQL = Set.of(1044, 1049);

    private static final String UNKNOWN_TO_POSTGRES = "3D000";

    /** Before anything is made that a missing driver would make useless. */
    void prepare() {
        if (known.engine() == Engine.MYSQL) {
            mysql.fetch();
        }
    }

    /** Whether the server takes it. Refused once may have been somebody in between; twice is taken for an answer. */
    boolean accepts(String branch, Login login) {
        AtomicInteger refusals = new AtomicInteger();
        return answered(branch, login, () -> refusals.incrementAndGet() == 2);
    }

    /** One that was made a moment ago, of which the servers may not have heard yet. */
    void await(String branch, Login login) {
        answered(branch, login, () -> false);
    }

    private boolean answered(String branch, Login login, BooleanSupplier isFinal) {
        AtomicReference<SQLException> last = new AtomicReference<>();
        try {
            return waiting.until("branch " + branch + " to take connections", () -> {
                Optional<SQLException> failure = failure(login);
                failure.ifPresent(last::set);
                if (failure.isEmpty()) {
                    return Optional.of(true);
                }
                if (isUnknownDatabase(failure.get())) {
                    throw unknown(branch, login, failure.get());
                }
                return LoginAttempt.isRefusal(failure.get()) && isFinal.getAsBoolean()
                        ? Optional.of(false)
                        : Optional.empty();
            });
        } catch (ForkStackException e) {
            throw LoginAttempt.inVain(e, Optional.ofNullable(last.get()));
        }
    }

    private Optional<SQLException> failure(Login login) {
        LoginValues values = new LoginValues(known.engine(), login);
        Optional<SQLException> failure = attempt(values, values.jdbcUrl());
        return failure.isEmpty() && values.isPooled() ? attempt(values, values.pooledJdbcUrl()) : failure;
    }

    private Optional<SQLException> attempt(LoginValues values, String jdbcUrl) {
        Properties properties = new Properties();
        properties.setProperty("user", values.login().user());
        properties.setProperty("password", values.login().password().reveal());
        if (values.engine() == Engine.POSTGRESQL) {
            LoginAttempt.POSTGRES.forEach(properties::setProperty);
            return new LoginAttempt(new Driver(), jdbcUrl, properties, "SELECT 1").failure();
        }
        properties.setProperty("connectTimeout", "10000");
        properties.setProperty("socketTimeout", "20000");
        // Vitess itself would answer a SELECT without a table; this one goes to the database.
        return new LoginAttempt(mysql.load(), jdbcUrl, properties, "SHOW TABLES").failure();
    }

    static boolean isUnknownDatabase(SQLException failure) {
        return UNKNOWN_TO_MYSQL.contains(failure.getErrorCode()) || UNKNOWN_TO_POSTGRES.equals(failure.getSQLState());
    }

    private static ForkStackException unknown(String branch, Login login, SQLException cause) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The PlanetScale branch " + branch + " does not open its database " + login.database() + ": "
                        + cause.getMessage() + ".",
                "Check the setting database.database.",
                cause);
    }
}

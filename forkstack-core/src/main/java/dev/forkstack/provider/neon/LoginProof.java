package dev.forkstack.provider.neon;

import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.driver.LoginAttempt;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
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
                boolean isLogin = LoginAttempt.isRefusal(failure.get());
                boolean isOther = isLogin && !uri.get().equals(uri.updateAndGet(refused -> again.get()));
                boolean isFinal = is(failure.get(), "3D000") || isLogin && !isOther && !isNew;
                return isFinal ? Optional.of(failure) : Optional.empty();
            });
        } catch (ForkStackException e) {
            throw LoginAttempt.inVain(e, Optional.ofNullable(last.get()));
        }
        if (refusal.isPresent()) {
            if (LoginAttempt.isRefusal(refusal.get())) {
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

    private static Optional<SQLException> attempt(ConnectionUri uri) {
        Properties properties = new Properties();
        properties.setProperty("user", uri.role());
        properties.setProperty("password", uri.password().orElseThrow().reveal());
        LoginAttempt.POSTGRES.forEach(properties::setProperty);
        return new LoginAttempt(new Driver(), uri.jdbcUrl(), properties, "SELECT 1").failure();
    }

    private static boolean is(SQLException e, String state) {
        return state.equals(e.getSQLState());
    }
}

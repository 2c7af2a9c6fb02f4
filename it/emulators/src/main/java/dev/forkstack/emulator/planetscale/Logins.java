package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Request;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Passwords and roles, which are real users of the server for as long as they stand. Thread-safe. */
final class Logins implements Doors, AutoCloseable {

    private final Map<String, Login> logins = new ConcurrentSkipListMap<>();
    private final Account account;
    private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "logins that end");
        thread.setDaemon(true);
        return thread;
    });

    Logins(Account account) {
        this.account = account;
    }

    List<Login> of(Branch branch) {
        return logins.values().stream()
                .filter(login -> login.branchId().equals(branch.id()))
                .sorted(Comparator.comparing(Login::created).thenComparing(Login::id))
                .toList();
    }

    /** The one that a path names. @throws dev.forkstack.emulator.Refusal 404 if there is none in that branch */
    Login find(Branch branch, Request request) {
        return Optional.ofNullable(logins.get(request.variable("id")))
                .filter(login -> login.branchId().equals(branch.id()))
                .orElseThrow(ServiceTokens::notFound);
    }

    void add(Login login, String password, Branch branch) throws SQLException {
        account.engine().createLogin(login.user(), password, login.rights(), branch);
        put(login);
    }

    /** In place of the one with its id. */
    void put(Login login) {
        logins.put(login.id(), login);
        login.life().ifPresent(life -> ends.schedule(this::sweepQuietly, life.toMillis() + 1, TimeUnit.MILLISECONDS));
    }

    void remove(Login login, Branch branch) throws SQLException {
        account.engine().dropLogin(login.user(), branch);
        logins.remove(login.id());
    }

    void removeAll(Branch branch) throws SQLException {
        for (Login login : of(branch)) {
            remove(login, branch);
        }
    }

    @Override
    public Optional<Branch> branchOf(String user) {
        Instant now = account.clock().now();
        return logins.values().stream()
                .filter(login -> login.user().equals(user) && !login.hasExpired(now))
                .findFirst()
                .map(login -> account.branches.get(login.branchId()));
    }

    /** Removes those whose time has come. */
    void sweep() throws Exception {
        Instant now = account.clock().now();
        if (logins.values().stream().noneMatch(login -> login.hasExpired(now))) {
            return;
        }
        account.write(() -> {
            for (Login login : List.copyOf(logins.values())) {
                if (login.hasExpired(now)) {
                    account.engine().expireLogin(login.user(), account.branches.get(login.branchId()));
                    logins.remove(login.id());
                }
            }
            return null;
        });
    }

    /** How long a login shall live, in seconds; for ever without. */
    static Optional<Duration> life(JsonNode wanted) {
        long seconds = wanted.path("ttl").asLong();
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    @Override
    public void close() {
        ends.shutdownNow();
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (Exception e) {
            // The next call meets it as well, and says so.
        }
    }
}

package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * The calls about backups. Thread-safe.
 *
 * <p>Other than PlanetScale: a backup has what was there when it was asked for; none is made by itself, and none ends.
 */
final class Backups {

    private static final String ALL = Branches.ONE + "/backups";
    private static final String ONE = ALL + "/{id}";

    /** A backup is pending or running for so long. */
    private static final Duration TIME = Duration.ofMillis(20);

    private final Account account;

    Backups(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add("GET", ALL, this::list);
        routes.add("POST", ALL, request -> account.write(() -> create(request)));
        routes.add("GET", ONE, request -> {
            account.tokens().require(request, "read_backups");
            Branch branch = account.branch(request);
            return Answer.json(200, find(branch, request).json(branch));
        });
        routes.add("DELETE", ONE, request -> account.write(() -> delete(request)));
    }

    /** Keeps what a branch has now. @param isSilent whether no list shall have it */
    Backup keep(Branch branch, String name, Birth birth, Duration time, boolean isSilent) throws SQLException {
        String id = Account.newId();
        String stored = account.engine().copy(branch.stored(), id);
        Backup backup = new Backup(
                id, branch.id(), name, stored, account.clock().now(), time, birth, Optional.empty(), isSilent);
        account.backups.put(id, backup);
        return backup;
    }

    private Answer list(Request request) {
        account.tokens().require(request, "read_backups");
        Branch branch = account.branch(request);
        Optional<String> state = request.parameter("state").filter(text -> !text.isEmpty());
        return Lists.answer(
                request,
                account.backups.values().stream()
                        .filter(backup -> backup.branchId().equals(branch.id()) && !backup.isSilent())
                        .filter(backup -> state.isEmpty() || state.get().equals(backup.state()))
                        .sorted(Comparator.comparing(Backup::created).reversed())
                        .map(backup -> backup.json(branch))
                        .toList());
    }

    private Answer create(Request request) throws SQLException {
        account.tokens().require(request, "write_backups");
        Branch branch = account.branch(request);
        if (!branch.birth().isUsable()) {
            throw Account.unprocessable("Branch is not ready");
        }
        String name = Branching.text(request.json(), "name")
                .orElse("backup at " + account.clock().now());
        Backup backup = keep(branch, name, Birth.of(request, TIME, 0), TIME, false);
        return Answer.json(201, backup.json(branch));
    }

    private Answer delete(Request request) throws SQLException {
        Branch branch = account.branch(request);
        account.tokens().require(request, branch, "delete_backups", "delete_production_branch_backups");
        account.remove(find(branch, request));
        return Answer.empty(204);
    }

    private Backup find(Branch branch, Request request) {
        return Optional.ofNullable(account.backups.get(request.variable("id")))
                .filter(backup -> backup.branchId().equals(branch.id()) && !backup.isSilent())
                .orElseThrow(ServiceTokens::notFound);
    }
}

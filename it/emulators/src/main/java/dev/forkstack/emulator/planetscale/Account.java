package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.MovableClock;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.gate.TcpGate;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;

/** All that stands in one organization, and what its calls share. Thread-safe; who changes something does so in {@link #write}. */
final class Account implements AutoCloseable {

    static final String ORGANIZATION = "acme";

    final Map<String, Database> databases = new ConcurrentSkipListMap<>();
    final Map<String, Branch> branches = new ConcurrentSkipListMap<>();
    final Map<String, Backup> backups = new ConcurrentSkipListMap<>();
    private final PlanetScaleOptions options;
    private final Engine engine;
    private final MovableClock clock = new MovableClock();
    private final ServiceTokens tokens = new ServiceTokens();
    private final Logins logins;
    private final TcpGate gate = new TcpGate();

    Account(PlanetScaleOptions options) {
        this.options = options;
        this.engine = options.data().open();
        this.logins = new Logins(this);
        gate.open(engine.protocol(logins));
    }

    PlanetScaleOptions options() {
        return options;
    }

    Engine engine() {
        return engine;
    }

    MovableClock clock() {
        return clock;
    }

    ServiceTokens tokens() {
        return tokens;
    }

    Logins logins() {
        return logins;
    }

    /** Host and port of all databases; the real service's is a host alone. */
    String host() {
        return "127.0.0.1:" + gate.port();
    }

    boolean isMysql() {
        return engine.kind().equals("mysql");
    }

    /** Without anybody else who changes something. */
    synchronized <T> T write(Callable<T> change) throws Exception {
        return change.call();
    }

    /** @throws Refusal 404 if it is another's, or none */
    void requireOrganization(Request request) {
        if (!request.variable("organization").equals(ORGANIZATION)) {
            throw ServiceTokens.notFound();
        }
    }

    /** The one that a path names. @throws Refusal 404 if there is none */
    Database database(Request request) {
        requireOrganization(request);
        Database database = databases.get(request.variable("database"));
        if (database == null) {
            throw ServiceTokens.notFound();
        }
        return database;
    }

    /** The one that a path names. @throws Refusal 404 if there is none, or none yet */
    Branch branch(Request request) {
        return branch(database(request), request.variable("branch"))
                .filter(branch -> !branch.birth().isHidden())
                .orElseThrow(ServiceTokens::notFound);
    }

    Optional<Branch> branch(Database database, String name) {
        return branches(database).stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst();
    }

    /** In the order in which they were made. */
    List<Branch> branches(Database database) {
        return branches.values().stream()
                .filter(branch -> branch.database() == database)
                .sorted(Comparator.comparing(Branch::created).thenComparing(Branch::id))
                .toList();
    }

    boolean isAtLimit(Database database) {
        return branches(database).stream()
                        .filter(branch -> !branch.isProduction())
                        .count()
                >= options.branchLimit();
    }

    ObjectNode json(Branch branch) {
        return branch.json(
                branch.parentId().map(branches::get), branch.restoredFromId().map(branches::get), host());
    }

    ObjectNode json(Database database) {
        return database.json(branches(database), isAtLimit(database));
    }

    static String newId() {
        return Secrets.letters(12);
    }

    /** A database with a production branch that is ready when it is. */
    Database create(String name, Birth birth) throws SQLException {
        Database database = new Database(newId(), name, engine.kind(), clock.now(), birth);
        String id = newId();
        Branch main = new Branch(
                id,
                database,
                database.defaultBranch(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                engine.create(id),
                "PS_10",
                clock.now(),
                birth);
        databases.put(name, database);
        branches.put(id, main);
        return database;
    }

    /** With its data, backups and logins, which are gone before it is: what fails on the way can be asked for again. */
    void remove(Branch branch) throws SQLException {
        for (Backup backup : List.copyOf(backups.values())) {
            if (backup.branchId().equals(branch.id())) {
                remove(backup);
            }
        }
        engine.drop(branch.stored());
        logins.removeAll(branch);
        branches.remove(branch.id());
    }

    void remove(Backup backup) throws SQLException {
        engine.drop(backup.stored());
        backups.remove(backup.id());
    }

    static Refusal unprocessable(String message) {
        return new Refusal(422, "unprocessable", message);
    }

    @Override
    public void close() throws SQLException {
        gate.close();
        logins.close();
        engine.close();
    }
}

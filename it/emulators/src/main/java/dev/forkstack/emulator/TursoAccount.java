package dev.forkstack.emulator;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Everything that stands in the one organization. Thread-safe: one change at a time. */
final class TursoAccount implements AutoCloseable {

    private final TursoOptions options;
    private final Traffic traffic;
    private final MovableClock clock = new MovableClock();
    private final DatabaseTokens tokens = new DatabaseTokens(clock);
    private final TursoGroups groups = new TursoGroups(tokens);
    private final TreeMap<String, TursoDatabase> databases = new TreeMap<>();

    TursoAccount(TursoOptions options, Traffic traffic) {
        this.options = options;
        this.traffic = traffic;
    }

    MovableClock clock() {
        return clock;
    }

    DatabaseTokens tokens() {
        return tokens;
    }

    TursoGroups groups() {
        return groups;
    }

    /** With all of its databases. @throws Refusal 404, or 400 if it or one of them is protected */
    synchronized TursoGroup deleteGroup(String name) {
        TursoGroup group = groups.get(name);
        List<TursoDatabase> inside = databases.values().stream()
                .filter(database -> database.group() == group)
                .toList();
        refuseProtected(group.configuration(), "group " + name);
        inside.forEach(database -> refuseProtected(database.configuration(), "database " + database.name()));
        inside.forEach(database -> deleteDatabase(database.name()));
        groups.remove(group);
        return group;
    }

    /** In the order of their names. */
    synchronized Collection<TursoDatabase> databases() {
        return new ArrayList<>(databases.values());
    }

    /** @throws Refusal 404 */
    synchronized TursoDatabase database(String name) {
        return Optional.ofNullable(databases.get(name))
                .orElseThrow(
                        () -> new Refusal(404, "", "could not find database with name " + name + ": record not found"));
    }

    /** @throws Refusal 400, 403 or 409 */
    synchronized TursoDatabase createDatabase(DatabaseRequest wanted, Request call) throws SQLException {
        if (databases.containsKey(wanted.name())) {
            throw new Refusal(
                    options.hasDocumentedConflict() ? 409 : 400, "", "database with same name already exists");
        }
        if (options.quota() > 0 && databases.size() >= options.quota()) {
            throw new Refusal(403, "", "the plan allows " + options.quota() + " databases, upgrade it to create more");
        }
        TursoGroup group = groups.find(wanted.group()).orElseThrow(() -> new Refusal(400, "", "group not found"));
        SqliteFile file = newFile();
        Optional<TursoDatabase.Parent> parent = fill(file, wanted, group);
        TursoDatabase database = new TursoDatabase(
                UUID.randomUUID().toString(),
                wanted.name(),
                group,
                parent,
                file,
                Readiness.of(call, options.requestsUntilReady()));
        tokens.open(database.id());
        database.serve(tokens, traffic, this::state);
        databases.put(wanted.name(), database);
        return database;
    }

    /** @throws Refusal 404, or 400 if it is protected */
    synchronized void deleteDatabase(String name) {
        TursoDatabase database = database(name);
        refuseProtected(database.configuration(), "database " + name);
        databases.remove(name);
        tokens.close(database.id());
        database.close();
    }

    /** Keeps the data of now for later branches. @throws Refusal 404 */
    synchronized void snapshot(String name) throws SQLException {
        database(name).snapshot(clock.now(), newFile());
    }

    /** A line each. */
    synchronized String state() {
        List<String> lines = new ArrayList<>();
        databases
                .values()
                .forEach(database -> lines.add("database " + database.name()
                        + " group=" + database.group().name()
                        + " parent="
                        + database.parent().map(TursoDatabase.Parent::name).orElse("-")
                        + " protected=" + database.configuration().isDeleteProtected()
                        + " " + tokens.count(database.id())));
        groups.all()
                .forEach(group -> lines.add("group " + group.name()
                        + " protected=" + group.configuration().isDeleteProtected()
                        + " " + tokens.count(group.id())));
        return lines.stream().map(line -> line + "\n").reduce("", String::concat);
    }

    @Override
    public synchronized void close() {
        databases.values().forEach(TursoDatabase::close);
        databases.clear();
    }

    private Optional<TursoDatabase.Parent> fill(SqliteFile file, DatabaseRequest wanted, TursoGroup group)
            throws SQLException {
        if (wanted.source().isEmpty()) {
            file.open().close();
            return Optional.empty();
        }
        TursoDatabase source = Optional.ofNullable(databases.get(wanted.source().get()))
                .orElseThrow(() -> new Refusal(
                        400,
                        "",
                        "could not find seed database with name "
                                + wanted.source().get()));
        if (source.group() != group) {
            throw new Refusal(400, "", "seed database is in another group");
        }
        if (wanted.at().filter(at -> at.isAfter(clock.now())).isPresent()) {
            throw new Refusal(400, "", "seed timestamp is in the future");
        }
        source.copyTo(file, wanted.at());
        return Optional.of(
                new TursoDatabase.Parent(source.id(), source.name(), wanted.at().orElseGet(clock::now)));
    }

    private SqliteFile newFile() {
        return new SqliteFile(options.directory().resolve(UUID.randomUUID() + ".db"));
    }

    private static void refuseProtected(TursoConfiguration configuration, String what) {
        if (configuration.isDeleteProtected()) {
            throw new Refusal(400, "", what + " is protected from deletion");
        }
    }
}

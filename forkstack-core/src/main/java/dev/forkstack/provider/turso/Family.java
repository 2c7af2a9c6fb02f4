package dev.forkstack.provider.turso;

import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one list of databases tells by names and parents: to look into a hundred of them would be a hundred calls. The owner
 * is not known then, nor whether an environment was finished. Only where the parent says nothing is a database looked into.
 * Immutable.
 */
record Family(DatabaseNames names, Map<String, Database> byId) {

    static Family of(DatabaseNames names, List<Database> all) {
        return new Family(
                names, all.stream().collect(Collectors.toMap(Database::id, Function.identity(), (a, b) -> a)));
    }

    /**
     * What has a name of this project's pattern: with a mark what descends from production, without one what is no branch.
     *
     * @param look for the mark in a database that descends from neither
     */
    List<Resource> resources(Function<Database, Optional<Mark>> look) {
        return byId.values().stream()
                .filter(database -> !database.name().equals(names.prod()))
                .filter(database -> names.env(database.name()).isPresent())
                .map(database -> database.resource(
                        database.parent().isEmpty() || isOurs(database) ? mark(database) : look.apply(database)))
                .filter(resource -> resource.mark()
                        .filter(mark -> !mark.project().equals(names.project()))
                        .isEmpty())
                .toList();
    }

    private Optional<Mark> mark(Database database) {
        return database.parent()
                .flatMap(parent -> names.env(parent.name()))
                .flatMap(source -> mark(names, database, source, Mark.State.READY));
    }

    /** Down from production; what another project's production was branched into can have a name like one of ours. */
    private boolean isOurs(Database database) {
        Optional<Database.Parent> parent = database.parent();
        for (int generation = 0; parent.isPresent() && generation <= byId.size(); generation++) {
            String name = parent.get().name();
            Database standing = byId.get(parent.get().id());
            if (name.equals(names.prod()) || names.env(name).isPresent() && standing == null) {
                return true;
            }
            if (standing == null || names.env(name).isEmpty()) {
                return false;
            }
            parent = standing.parent();
        }
        return false;
    }

    /** What the service's own words make of a mark; no run and no owner is named by them. */
    static Optional<Mark> mark(DatabaseNames names, Database database, EnvironmentName source, Mark.State state) {
        return names.env(database.name())
                .map(env -> new Mark(
                        names.project(),
                        env,
                        names.names().part(),
                        database.id(),
                        Optional.of(source),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        state,
                        database.parent().flatMap(Database.Parent::branchedAt).orElse(Instant.EPOCH),
                        Optional.empty()));
    }
}

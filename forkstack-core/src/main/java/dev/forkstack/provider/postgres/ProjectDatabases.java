package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A project's databases on one PostgreSQL server, wherever that is. Thread-safe. */
class ProjectDatabases implements ResourceProvider, Measurable, Leftovers {

    private final Works works;

    ProjectDatabases(Works works) {
        this.works = works;
    }

    /** What works on the server: one of each. */
    record Works(
            DatabaseNames names,
            AdminSession admin,
            StagingArea staging,
            DatabaseMaker maker,
            DatabaseLogin login,
            ProgressListener progress) {

        PostgresDatabases databases() {
            return new PostgresDatabases(names);
        }
    }

    /** Whether there is a server that could have databases. */
    boolean hasDatabases() {
        return true;
    }

    /** Fails if it is known beforehand that the plan cannot be carried out. */
    void admit(Connection admin, Plan plan) throws SQLException {}

    @Override
    public final Optional<Resource> find(EnvironmentName name) {
        String database = works.names().of(name);
        return hasDatabases() ? works.admin().call(c -> works.databases().find(c, database)) : Optional.empty();
    }

    @Override
    public final boolean isSource(EnvironmentName name) {
        return works.names().sources().containsKey(name);
    }

    @Override
    public final Resource create(Plan plan) {
        works.names().refuseSource(works.names().of(plan.name()));
        return works.admin().call(c -> {
            admit(c, plan);
            return works.maker().make(c, plan);
        });
    }

    @Override
    public final Resource mark(Owned resource, Mark mark) {
        works.names().refuseSource(resource.resource().name());
        return works.admin().call(c -> {
            Resource marked = resource.resource();
            if (!works.databases().mark(c, marked, mark)) {
                throw new ForkStackException(
                        ForkStackException.Kind.NOT_FOUND,
                        "The " + marked.title() + " was removed meanwhile.",
                        "Run the command again.");
            }
            return works.databases().find(c, marked.name()).orElse(marked);
        });
    }

    @Override
    public final void delete(Owned resource) {
        works.names().refuseSource(resource.resource().name());
        if (hasDatabases()) {
            works.admin().call(c -> drop(c, resource.resource()));
            works.login().forget(resource.resource());
        }
    }

    @Override
    public final void sweep() {
        if (hasDatabases()) {
            works.admin().call(c -> {
                works.staging().sweep(c);
                return null;
            });
        }
    }

    @Override
    public final List<String> leftovers() {
        return hasDatabases() ? works.admin().call(works.staging()::leftovers) : List.of();
    }

    @Override
    public final Optional<Size> measure(Resource resource) {
        PostgresDatabases databases = works.databases();
        return works.admin()
                .call(c -> databases.isStill(c, resource)
                        ? Optional.of(new Size(databases.size(c, resource.name()), OptionalLong.empty()))
                        : Optional.empty());
    }

    @Override
    public final EnvVars connect(Owned resource, EnvVars held) {
        works.names().refuseSource(resource.resource().name());
        return works.login().connect(resource.resource(), held);
    }

    @Override
    public final List<Resource> list() {
        return hasDatabases() ? works.admin().call(works.databases()::list) : List.of();
    }

    @Override
    public final void close() {
        works.admin().close();
    }

    final Works works() {
        return works;
    }

    private Void drop(Connection connection, Resource resource) throws SQLException {
        works.staging().sweep(connection);
        PostgresDatabases databases = works.databases();
        // Another database of the same name is not the one that was proven to be ours.
        if (databases.isStill(connection, resource)) {
            int sessions = Sessions.end(connection, resource.name());
            databases.unmakeTemplate(connection, resource.name());
            AdminSession.execute(
                    connection, "DROP DATABASE IF EXISTS " + Sql.identifier(resource.name()) + " WITH (FORCE)");
            works.staging().sweepRoles(connection);
            if (sessions > 0) {
                works.progress().note("ended " + Sessions.counted(sessions) + " of " + resource.name());
            }
        }
        return null;
    }
}

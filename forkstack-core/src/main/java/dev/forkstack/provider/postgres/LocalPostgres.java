package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.provider.seed.Seed;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A project's databases on the user's own PostgreSQL. Thread-safe. */
final class LocalPostgres implements ResourceProvider, HasLocalServer, MakesOrigin, Measurable, Leftovers {

    private final PostgresServer server;
    private final DatabaseNames names;
    private final PostgresDatabases databases;
    private final StagingArea staging;
    private final DatabaseMaker maker;
    private final DatabaseLogin login;
    private final AdminSession admin;
    private final ProgressListener progress;

    LocalPostgres(PostgresServer server, ResourceNames resources, Optional<Seed> seed, ProgressListener progress) {
        this.server = server;
        this.progress = progress;
        this.names = new DatabaseNames(resources);
        this.databases = new PostgresDatabases(names);
        this.staging = new StagingArea(names);
        OpenSessions sessions = new OpenSessions();
        PostgresAccess access = new LocalAccess(server);
        this.admin = new AdminSession(() -> access.admin("postgres"), sessions);
        ProjectRole role = new ProjectRole(names, access);
        this.login = new DatabaseLogin(role, admin);
        this.maker = new DatabaseMaker(
                names,
                databases,
                staging,
                role,
                new DatabaseOrigin(access, sessions, role, seed, progress)::make,
                new DatabaseFork(
                        databases,
                        new LocalDisk(access::data),
                        new TemplateCopy(() -> access.admin("postgres"), progress),
                        progress)::copy,
                progress);
    }

    @Override
    public LocalServer server() {
        return server;
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        String database = names.of(name);
        return server.hasData() ? admin.call(c -> databases.find(c, database)) : Optional.empty();
    }

    @Override
    public Resource create(Plan plan) {
        names.of(plan.name());
        return admin.call(c -> maker.make(c, plan));
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return admin.call(c -> {
            Resource marked = resource.resource();
            if (!databases.mark(c, marked, mark)) {
                throw new ForkStackException(
                        ForkStackException.Kind.NOT_FOUND,
                        "The " + marked.title() + " was removed meanwhile.",
                        "Run the command again.");
            }
            return databases.find(c, marked.name()).orElse(marked);
        });
    }

    @Override
    public void delete(Owned resource) {
        if (server.hasData()) {
            admin.call(c -> drop(c, resource.resource()));
        }
    }

    @Override
    public void sweep() {
        if (server.hasData()) {
            admin.call(c -> {
                staging.sweep(c);
                return null;
            });
        }
    }

    @Override
    public List<String> leftovers() {
        return server.hasData() ? admin.call(staging::leftovers) : List.of();
    }

    @Override
    public Optional<Size> measure(Resource resource) {
        return admin.call(c -> databases.isStill(c, resource)
                ? Optional.of(new Size(databases.size(c, resource.name()), OptionalLong.empty()))
                : Optional.empty());
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        return login.connect(resource.resource());
    }

    @Override
    public List<Resource> list() {
        return server.hasData() ? admin.call(databases::list) : List.of();
    }

    @Override
    public void close() {
        admin.close();
    }

    private Void drop(Connection connection, Resource resource) throws SQLException {
        staging.sweep(connection);
        // Another database of the same name is not the one that was proven to be ours.
        if (databases.isStill(connection, resource)) {
            int sessions = Sessions.end(connection, resource.name());
            databases.unmakeTemplate(connection, resource.name());
            AdminSession.execute(
                    connection, "DROP DATABASE IF EXISTS " + Sql.identifier(resource.name()) + " WITH (FORCE)");
            if (sessions > 0) {
                progress.note("ended " + Sessions.counted(sessions) + " of " + resource.name());
            }
        }
        return null;
    }
}

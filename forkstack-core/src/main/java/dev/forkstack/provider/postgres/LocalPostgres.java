package dev.forkstack.provider.postgres;

import dev.forkstack.model.ProgressListener;
import dev.forkstack.provider.seed.Seed;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.MakesOrigin;
import java.util.Optional;

/** A project's databases on the user's own PostgreSQL. Thread-safe. */
final class LocalPostgres extends ProjectDatabases implements HasLocalServer, MakesOrigin {

    private final PostgresServer server;

    LocalPostgres(PostgresServer server, ResourceNames resources, Optional<Seed> seed, ProgressListener progress) {
        super(works(server, resources, seed, progress));
        this.server = server;
    }

    private static Works works(
            PostgresServer server, ResourceNames resources, Optional<Seed> seed, ProgressListener progress) {
        DatabaseNames names = new DatabaseNames(resources);
        OpenSessions sessions = new OpenSessions();
        LocalAccess access = new LocalAccess(server);
        AdminSession admin = new AdminSession(() -> access.admin("postgres"), sessions);
        ProjectRole role = new ProjectRole(names, access);
        StagingArea staging = new StagingArea(names, role);
        DatabaseFork fork = new DatabaseFork(
                new PostgresDatabases(names),
                new LocalDisk(server::data),
                new TemplateCopy(() -> access.admin("postgres"), SourceUse::alwaysEnded, progress),
                (connection, target, owner) -> {}, // the role that owns the source owns the fork
                progress);
        DatabaseMaker maker = new DatabaseMaker(
                names,
                staging,
                role,
                new DatabaseOrigin(access, sessions, role, seed, progress)::make,
                fork::copy,
                progress);
        return new Works(names, admin, staging, maker, new ProjectLogin(role, admin), progress);
    }

    @Override
    public LocalServer server() {
        return server;
    }

    @Override
    boolean hasDatabases() {
        return server.hasData();
    }
}

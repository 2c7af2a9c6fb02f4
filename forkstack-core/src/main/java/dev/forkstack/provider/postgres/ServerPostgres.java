package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A project's databases on a PostgreSQL server by its address. Thread-safe. */
final class ServerPostgres extends ProjectDatabases implements Diagnosable {

    private final ServerAdmin access;
    private final DatabaseNames names;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    ServerPostgres(ServerAdmin access, DatabaseNames names, UserHome home, ProgressListener progress) {
        super(works(access, names, home, progress));
        this.access = access;
        this.names = names;
    }

    private static Works works(ServerAdmin access, DatabaseNames names, UserHome home, ProgressListener progress) {
        AdminSession admin =
                new AdminSession(() -> access.admin(access.settings().database()), new OpenSessions());
        PostgresDatabases databases = new PostgresDatabases(names);
        EnvironmentRoles roles = new EnvironmentRoles(names, progress);
        ObjectOwners owners = new ObjectOwners(access::admin, progress);
        StagingArea staging = new StagingArea(names, roles);
        DatabaseFork fork = new DatabaseFork(
                databases,
                Disk.ELSEWHERE,
                new TemplateCopy(() -> access.admin(access.settings().database()), SourceUse::asAsked, progress),
                owners,
                progress);
        DatabaseMaker maker = new DatabaseMaker(
                names,
                staging,
                roles,
                (connection, target) -> {
                    throw new IllegalStateException("nothing is made from nothing on a server that others use");
                },
                fork::copy,
                progress);
        EnvironmentLogin login = new EnvironmentLogin(access, admin, databases, roles, owners, new KeptLogins(home));
        return new Works(names, admin, staging, maker, login, progress);
    }

    @Override
    void admit(Connection admin, Plan plan) throws SQLException {
        Problems problems = new Problems();
        AdminRights rights = AdminRights.of(admin);
        rights.check(problems);
        rights.checkSource(admin, plan.source().orElseThrow().name(), problems);
        problems.throwIfAny();
        for (String open : OpenToAll.among(admin, names.sources().values())) {
            if (warned.add(open)) {
                works().progress().warning(OpenToAll.fact(open) + ". " + OpenToAll.remedy(open));
            }
        }
    }

    @Override
    public List<Finding> diagnose() {
        try {
            return works().admin().call(c -> new ServerCheckup(access.settings(), names).findings(c));
        } catch (ForkStackException e) {
            return List.of(Finding.problem(e));
        }
    }

    @Override
    public String toString() {
        return access.toString();
    }
}

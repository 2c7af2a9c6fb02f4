package dev.forkstack.provider.postgres;

import dev.forkstack.model.ProgressListener;
import dev.forkstack.provider.seed.Seed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the database that everything is forked from: empty, or filled from the project's seed. */
final class DatabaseOrigin {

    private final LocalAccess access;
    private final OpenSessions sessions;
    private final ProjectRole role;
    private final Optional<Seed> seed;
    private final ProgressListener progress;

    DatabaseOrigin(
            LocalAccess access,
            OpenSessions sessions,
            ProjectRole role,
            Optional<Seed> seed,
            ProgressListener progress) {
        this.access = access;
        this.sessions = sessions;
        this.role = role;
        this.seed = seed;
        this.progress = progress;
    }

    /** @return what was done and how */
    String make(Connection admin, String target) throws SQLException {
        List<Path> scripts = seed.map(Seed::scripts).orElse(List.of());
        AdminSession.execute(
                admin,
                "CREATE DATABASE " + Sql.identifier(target) + " TEMPLATE template0 OWNER " + Sql.identifier(role.name())
                        + " STRATEGY WAL_LOG");
        DatabaseMaker.close(admin, target);
        if (seed.isEmpty()) {
            return "made empty";
        }
        fill(admin, target, seed.get(), scripts);
        return "made from " + seed.get().path();
    }

    private void fill(Connection admin, String target, Seed from, List<Path> scripts) throws SQLException {
        Connection superuser = sessions.add(access.admin(target));
        Connection owner = null;
        try {
            owner = sessions.add(owner(admin, target));
            owner.setNetworkTimeout(Runnable::run, 0);
            superuser.setNetworkTimeout(Runnable::run, 0);
            SeedLoader loader = new SeedLoader(owner, superuser);
            for (Path script : scripts) {
                progress.started("running " + from.shown(script));
                loader.load(script, from.shown(script));
            }
            if (loader.skipped() > 0) {
                progress.note("left out " + loader.skipped() + " statements of " + from.path()
                        + " that give something to roles which are not here");
            }
        } finally {
            sessions.close(superuser);
            if (owner != null) {
                sessions.close(owner);
            }
        }
    }

    /** The database is thrown away if anything fails, so no commit has to wait for the disk. */
    private Connection owner(Connection admin, String target) throws SQLException {
        Map<String, String> settings = new TreeMap<>(access.settings());
        settings.put("synchronous_commit", "off");
        try {
            return role.login().connect(target, settings);
        } catch (SQLException e) {
            if (!SqlFailure.isLogin(e)) {
                throw e;
            }
            role.renewPassword(admin);
            return role.login().connect(target, settings);
        }
    }
}

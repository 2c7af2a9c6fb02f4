package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.testing.Rows;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A real server in a home of its own; what is forked is each project's {@code dev}. */
final class LocalPostgresUnderTest implements ProviderUnderTest {

    private final Path home;
    private final LocalProject server;

    LocalPostgresUnderTest(Path home) {
        this.home = home;
        this.server = new LocalProject(home, "server");
        server.server.up();
    }

    void stop() {
        server.close();
        server.server.down();
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return new LocalPostgres(server.server, new ResourceNames(project), Optional.empty(), server.progress);
    }

    @Override
    public Source source(ProjectName project) {
        try (LocalProject app = new LocalProject(home, project.value())) {
            Resource dev = app.find("dev").orElseGet(app::makeDev);
            return new Source(dev, app.connect("dev"), "/" + dev.name());
        }
    }

    @Override
    public Set<String> read(EnvVars values) {
        return Rows.read(values);
    }

    @Override
    public void write(EnvVars values, String line) {
        Rows.write(values, line);
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        admin("CREATE DATABASE " + Sql.identifier(project + "-" + env));
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return Long.parseLong(admin("SELECT count(*) FROM pg_roles r, pg_database d WHERE rolcanlogin AND NOT rolsuper"
                + " AND has_database_privilege(r.oid, d.oid, 'CONNECT') AND datname = "
                + Sql.literal(project + "-" + env)));
    }

    @Override
    public List<String> told() {
        return server.progress.lines();
    }

    private String admin(String sql) {
        try {
            return server.admin("postgres", sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

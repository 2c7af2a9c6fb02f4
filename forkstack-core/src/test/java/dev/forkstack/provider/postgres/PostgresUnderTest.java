package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.testing.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A team's server; what is forked is a database of each project that was made by hand. */
final class PostgresUnderTest implements ProviderUnderTest {

    final TeamServer server;

    PostgresUnderTest(Path directory) {
        this.server = new TeamServer(directory);
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return server.open(project, "mine", Map.of("prod", live(project)));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(server.open(project, "theirs", Map.of("prod", live(project))));
    }

    /** A name that is of no project's pattern. */
    private static String live(ProjectName project) {
        return "live_" + project;
    }

    @Override
    public Source source(ProjectName project) {
        String name = live(project);
        try (ResourceProvider provider = open(project)) {
            if (provider.find(EnvironmentName.PROD).isEmpty()) {
                server.makeSource(name);
            }
            Resource source = provider.find(EnvironmentName.PROD).orElseThrow();
            EnvVars values = EnvVars.NONE
                    .with(Keys.JDBC_DATABASE_URL, server.address.jdbcUrl(name))
                    .with(Keys.JDBC_DATABASE_USERNAME, name)
                    .with(Keys.JDBC_DATABASE_PASSWORD, TeamServer.PASSWORD);
            return new Source(source, values, name);
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
        server.admin("CREATE DATABASE " + Sql.identifier(project + "-" + env) + " OWNER " + TeamServer.ADMIN);
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        String database = Sql.literal(project + "-" + env);
        // Whoever else may connect to a database that somebody made by hand has not been issued anything here.
        return Long.parseLong(server.admin("SELECT count(*) FROM pg_roles r, pg_database d WHERE rolcanlogin AND NOT"
                + " rolsuper AND rolname <> '" + TeamServer.ADMIN
                + "' AND has_database_privilege(r.oid, d.oid, 'CONNECT') AND datname = " + database
                + " AND datacl IS NOT NULL"));
    }

    @Override
    public List<String> told() {
        return server.progress.lines();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(TeamServer.PASSWORD);
    }
}

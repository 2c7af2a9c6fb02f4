package dev.forkstack.provider.sqlite;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.provider.staged.StagedResources;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.spi.FetchesFirst;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A project's databases as files of the user's own, which all of its work trees share. Thread-safe. */
final class SqliteDatabases implements ResourceProvider, MakesOrigin, FetchesFirst, Measurable, Leftovers {

    private final SqliteStage stage;
    private final SqliteDriver driver;
    private final StagedResources databases;

    SqliteDatabases(SqliteStage stage, SqliteDriver driver, StagedResources databases) {
        this.stage = stage;
        this.driver = driver;
        this.databases = databases;
    }

    @Override
    public void fetch() {
        driver.fetch();
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return databases.find(name);
    }

    @Override
    public List<Resource> list() {
        return databases.list();
    }

    @Override
    public Resource create(Plan plan) {
        return databases.create(plan);
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return databases.mark(resource, mark);
    }

    @Override
    public void delete(Owned resource) {
        databases.delete(resource);
    }

    @Override
    public void sweep() {
        databases.sweep();
    }

    @Override
    public List<String> leftovers() {
        return databases.leftovers();
    }

    @Override
    public Optional<Size> measure(Resource resource) {
        return databases.measure(resource);
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        SqliteFile file = stage.file(resource.resource().name());
        databases.holding(resource.resource(), () -> {
            prove(file);
            return file;
        });
        return EnvVars.NONE.with(Keys.DATABASE_URL, file.url()).with(Keys.JDBC_DATABASE_URL, file.jdbcUrl());
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    /** That the one URL works has been seen when the database was looked for; this is the other. */
    private void prove(SqliteFile file) {
        try (Connection connection = driver.openByUrl(file)) {
            Sql.execute(connection, "SELECT mark FROM _forkstack");
        } catch (SQLException e) {
            throw SqliteFailure.of(file, e);
        }
    }
}

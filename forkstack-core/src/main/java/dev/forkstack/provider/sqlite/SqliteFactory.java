package dev.forkstack.provider.sqlite;

import dev.forkstack.file.FileCopy;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.seed.Seed;
import dev.forkstack.provider.staged.StagedResources;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Duration;
import java.util.Optional;

/** {@code sqlite}: a file for each database, and no server. Its one setting is {@code seed}. Thread-safe. */
public final class SqliteFactory implements ProviderFactory {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FileCopy copy;
    private final Duration patience;

    public SqliteFactory() {
        this(FileCopy.ofThisSystem(), PATIENCE);
    }

    /** @param patience how long an application may hold a lock that a command needs */
    SqliteFactory(FileCopy copy, Duration patience) {
        this.copy = copy;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public String defaultSource() {
        return "dev";
    }

    @Override
    public ResourceProvider create(Settings settings, ProviderContext context) {
        Optional<Seed> seed = settings.text("seed").map(path -> new Seed(context.root(), path, settings.path("seed")));
        UserHome home = new UserHome(context.home());
        SqliteDriver driver = new SqliteDriver(context.artifacts());
        Patience waits = new Patience(patience, context.progress());
        SqliteCopy copies = new SqliteCopy(driver, copy, waits);
        SqliteOrigin origin = new SqliteOrigin(driver, copies, seed, context.progress());
        SqliteStage stage = new SqliteStage(home, context.names(), driver, waits, copies, origin);
        return new SqliteDatabases(
                stage, driver, new StagedResources(stage, context.project(), home, context.progress()));
    }
}

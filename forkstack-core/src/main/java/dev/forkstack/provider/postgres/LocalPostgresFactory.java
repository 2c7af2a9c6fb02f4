package dev.forkstack.provider.postgres;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.seed.Seed;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.util.Optional;

/** {@code local-postgres}: databases of the user's own PostgreSQL. Its one setting is {@code seed}. Thread-safe. */
public final class LocalPostgresFactory implements ProviderFactory {

    @Override
    public String name() {
        return "local-postgres";
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
        PostgresServer server =
                new PostgresServer(new UserHome(context.home()), context.artifacts(), context.progress());
        return new LocalPostgres(server, context.names(), seed, context.progress());
    }
}

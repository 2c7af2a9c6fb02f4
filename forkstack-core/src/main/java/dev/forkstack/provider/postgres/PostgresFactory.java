package dev.forkstack.provider.postgres;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;

/**
 * {@code postgres}: databases of any PostgreSQL server. Its settings are {@code url}, {@code prod} and {@code dev}. Thread-safe.
 */
public final class PostgresFactory implements ProviderFactory {

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public String defaultSource() {
        return "prod";
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        ServerSettings settings =
                ServerSettings.read(given, new DatabaseNames(context.names()).of(EnvironmentName.PROD), context.root());
        return new ServerPostgres(
                new ServerAdmin(settings, context.credentials()),
                new DatabaseNames(context.names(), settings.sources()),
                new UserHome(context.home()),
                context.progress());
    }
}

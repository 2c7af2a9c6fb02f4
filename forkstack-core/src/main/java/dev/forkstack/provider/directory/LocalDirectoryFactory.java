package dev.forkstack.provider.directory;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.util.Optional;

/** {@code local-directory}: a directory in the checkout for each environment. Its one setting is {@code seed}. Thread-safe. */
public final class LocalDirectoryFactory implements ProviderFactory {

    @Override
    public String name() {
        return "local-directory";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.DIRECTORY;
    }

    @Override
    public String defaultSource() {
        return "dev";
    }

    @Override
    public ResourceProvider create(Settings settings, ProviderContext context) {
        Optional<SeedDirectory> seed =
                settings.text("seed").map(path -> new SeedDirectory(context.root(), path, settings.path("seed")));
        return new LocalDirectory(context, seed);
    }
}

package dev.forkstack.maven;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;

/** Providers that keep everything in memory, one memory a project root. */
abstract class MemoryFactory implements ProviderFactory {

    private final ResourceKind kind;

    private MemoryFactory(ResourceKind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return "memory-" + kind;
    }

    @Override
    public ResourceKind kind() {
        return kind;
    }

    @Override
    public String defaultSource() {
        return "dev";
    }

    @Override
    public ResourceProvider create(Settings settings, ProviderContext context) {
        settings.text("seed");
        return MemoryProvider.of(context.root(), kind);
    }

    /** {@code memory-database}. */
    public static final class Database extends MemoryFactory {
        public Database() {
            super(ResourceKind.DATABASE);
        }
    }

    /** {@code memory-bucket}. */
    public static final class Bucket extends MemoryFactory {
        public Bucket() {
            super(ResourceKind.BUCKET);
        }
    }
}

package dev.forkstack.provider.directory;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import dev.forkstack.testing.RecordedProgress;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Directories in a checkout keep what every provider promises. */
class LocalDirectoryContractIT extends ResourceProviderContract {

    @TempDir
    static Path root;

    static DirectoryUnderTest service;

    @BeforeAll
    static void open() {
        service = new DirectoryUnderTest(root, new RecordedProgress());
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}

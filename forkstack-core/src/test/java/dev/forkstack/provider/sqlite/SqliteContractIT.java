package dev.forkstack.provider.sqlite;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** SQLite databases keep what every provider promises. */
class SqliteContractIT extends ResourceProviderContract {

    @TempDir
    static Path home;

    static SqliteUnderTest service;

    @BeforeAll
    static void open() {
        service = new SqliteUnderTest(home);
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}

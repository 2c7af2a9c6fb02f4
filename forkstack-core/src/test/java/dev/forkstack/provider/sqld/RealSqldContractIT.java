package dev.forkstack.provider.sqld;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same promises at a real libSQL server, where one is named. */
class RealSqldContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    private static RunningSqld server;
    private static SqldUnderTest service;

    @BeforeAll
    static void start() throws Exception {
        server = RunningSqld.start(directory);
        service = new SqldUnderTest(server.access());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}

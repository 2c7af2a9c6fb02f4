package dev.forkstack.provider.sqld;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a real server does to what it is told to copy over, where one is named. */
class RealOverwritingIT implements OverwritingContract {

    @TempDir
    Path directory;

    private RunningSqld server;
    private SqldUnderTest service;

    @BeforeEach
    void start() throws Exception {
        server = RunningSqld.start(directory);
        service = new SqldUnderTest(server.access());
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public SqldUnderTest service() {
        return service;
    }

    @Override
    public void unload() throws Exception {
        server.restart();
    }
}

package dev.forkstack.provider.sqld;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the emulated server does to what it is told to copy over. */
class OverwritingIT implements OverwritingContract {

    @TempDir
    Path directory;

    private EmulatedSqld service;

    @BeforeEach
    void start() {
        service = new EmulatedSqld(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Override
    public SqldUnderTest service() {
        return service;
    }

    @Override
    public void unload() {
        service.server.unload();
    }
}

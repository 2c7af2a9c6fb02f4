package dev.forkstack.provider.turso;

import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to Turso and to its databases. */
class TursoFaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return new TursoUnderTest(directory);
    }
}

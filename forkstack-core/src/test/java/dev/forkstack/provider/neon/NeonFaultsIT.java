package dev.forkstack.provider.neon;

import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to Neon. */
class NeonFaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return new NeonUnderTest(directory);
    }
}

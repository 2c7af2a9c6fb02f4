package dev.forkstack.provider.tigris;

import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to Tigris. */
class TigrisFaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return new TigrisUnderTest(directory);
    }
}

package dev.forkstack.provider.sqld;

import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to a libSQL server and to its databases. */
class SqldFaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return new EmulatedSqld(directory);
    }
}

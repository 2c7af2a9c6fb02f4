package dev.forkstack.provider.planetscale;

import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to PlanetScale for databases of the Postgres kind: roles instead of passwords. */
class PlanetScalePostgresFaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return PlanetScaleUnderTest.postgres(directory);
    }

    @Override
    protected boolean hasSample() {
        return false;
    }
}

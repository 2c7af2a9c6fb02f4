package dev.forkstack.provider.planetscale;

import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to PlanetScale. */
class PlanetScaleFaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return PlanetScaleUnderTest.vitess(directory);
    }

    @Override
    protected int thinning() {
        return 3;
    }
}

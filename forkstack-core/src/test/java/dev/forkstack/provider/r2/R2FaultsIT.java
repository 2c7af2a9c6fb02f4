package dev.forkstack.provider.r2;

import dev.forkstack.emulator.r2.R2Options;
import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to R2, and to the API that issues its keys. */
class R2FaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return new R2UnderTest(directory, R2Options.DEFAULT);
    }
}

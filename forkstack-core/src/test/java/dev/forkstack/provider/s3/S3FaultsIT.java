package dev.forkstack.provider.s3;

import dev.forkstack.faults.FaultEnumeration;
import dev.forkstack.faults.FaultyService;
import java.nio.file.Path;

/** Every fault at every call to Amazon S3. */
class S3FaultsIT extends FaultEnumeration {

    @Override
    protected FaultyService service(Path directory) {
        return new AwsUnderTest(directory);
    }
}

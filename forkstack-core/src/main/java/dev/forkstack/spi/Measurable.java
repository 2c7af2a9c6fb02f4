package dev.forkstack.spi;

import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import java.util.Optional;

/** A provider that can tell how much a resource holds; asked for only when somebody wants to know. */
public interface Measurable {

    /** Empty if the resource is not there any more. */
    Optional<Size> measure(Resource resource);
}

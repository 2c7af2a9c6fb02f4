package dev.forkstack.spi;

import java.util.List;

/** A provider that can tell what dead runs of this project have left at it; {@link ResourceProvider#sweep} removes it. */
public interface Leftovers {

    /** The names of what has no owner any more. Waits for no run that is under way, and removes nothing. */
    List<String> leftovers();
}

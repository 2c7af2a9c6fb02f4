package dev.forkstack.emulator.planetscale;

import java.util.Optional;

/** Which branch a login leads to. Thread-safe. */
interface Doors {

    /** Empty for a user that is unknown, or no longer known. */
    Optional<Branch> branchOf(String user);
}

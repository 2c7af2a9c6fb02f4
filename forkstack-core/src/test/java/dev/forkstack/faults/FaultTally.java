package dev.forkstack.faults;

import java.util.List;
import java.util.Locale;

/**
 * What a series has seen.
 *
 * @param calls of the undisturbed verb
 * @param well runs that ended well in spite of the fault
 */
record FaultTally(String service, Verb verb, int every, int calls, int runs, int well, List<String> violations) {

    String line() {
        return String.format(
                Locale.ROOT,
                "faults: %s %s: %d calls undisturbed, %d runs with a fault%s: %d ended well, %d failed, %d violations",
                service,
                verb.name().toLowerCase(Locale.ROOT),
                calls,
                runs,
                every == 1 ? "" : " (each kind at every " + every + ". call; make faults: at each)",
                well,
                runs - well,
                violations.size());
    }
}

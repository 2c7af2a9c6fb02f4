package dev.forkstack.harness;

import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of the two files whenever a verb ends.
 *
 * @param old as they were before the verb
 * @param fresh as the verb would leave them
 */
record FilesRule(CheckoutFiles old, CheckoutFiles fresh) {

    List<String> violations(Stand stand, CheckoutFiles now) {
        List<String> violations = new ArrayList<>();
        if (!now.env().equals(old.env()) && !now.env().equals(fresh.env())) {
            violations.add(".env.local is neither the old nor the new one ("
                    + now.env().length() + " bytes)");
        }
        if (!now.current().equals(old.current()) && !now.current().equals(fresh.current())) {
            violations.add(".current-env is neither the old nor the new one: '" + now.current() + "'");
        }
        if (now.current().equals(fresh.current()) && !now.env().equals(fresh.env())) {
            violations.add(".current-env is written before the values are");
        }
        if (!now.mode().equals("rw-------")) {
            violations.add(".env.local has mode " + now.mode());
        }
        if (!keepsOthers(now)) {
            violations.add("bytes of .env.local outside our block have changed");
        }
        violations.addAll(ofTheApplication(stand, now));
        return violations;
    }

    /** It is given the values of the one environment that both files name, or nothing. */
    private static List<String> ofTheApplication(Stand stand, CheckoutFiles now) {
        try {
            ForkStackEnvironment given = stand.environmentHere();
            boolean agree = given.name().value().equals(now.current().strip())
                    && given.get("FORKSTACK_ENV").equals(given.name().value())
                    && given.databaseUrl().equals(now.value("DATABASE_URL"));
            return agree ? List.of() : List.of("the runtime gives values of another environment than the current one");
        } catch (ForkStackRuntimeException e) {
            return List.of();
        }
    }

    /** A block that is written behind a last line without an end gives that line its end. */
    boolean keepsOthers(CheckoutFiles now) {
        return now.others().equals(old.others()) || now.others().equals(old.others() + "\n");
    }

    boolean isOld(CheckoutFiles now) {
        return now.env().equals(old.env()) && now.current().equals(old.current());
    }

    boolean isFresh(CheckoutFiles now) {
        return now.env().equals(fresh.env()) && now.current().equals(fresh.current());
    }
}

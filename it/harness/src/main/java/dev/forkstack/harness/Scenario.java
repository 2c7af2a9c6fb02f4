package dev.forkstack.harness;

import java.io.IOException;
import java.util.List;

/** A verb in a situation, and the two ways on from wherever it was killed. */
enum Scenario {
    /** The checkout is in base; victim does not stand. */
    NEW("new", "victim") {
        @Override
        void prepare(Stand stand) {}

        @Override
        List<String> recovery(boolean completes) {
            return List.of(completes ? "new" : "delete");
        }

        @Override
        void reset(Stand stand) {
            stand.verb("delete", environment());
        }
    },
    /** The checkout is in base; other stands. */
    SWITCH("switch", "other") {
        @Override
        void prepare(Stand stand) {}

        @Override
        List<String> recovery(boolean completes) {
            return List.of("switch");
        }

        @Override
        void reset(Stand stand) {}
    },
    /** Victim stands, and the checkout is in it. */
    DELETE("delete", "victim") {
        @Override
        void prepare(Stand stand) {
            stand.verb("new", environment());
        }

        @Override
        List<String> recovery(boolean completes) {
            return List.of(completes ? "new" : "delete");
        }

        @Override
        void reset(Stand stand) {
            stand.verb("delete", environment());
        }
    };

    private final String verb;
    private final String environment;

    Scenario(String verb, String environment) {
        this.verb = verb;
        this.environment = environment;
    }

    String verb() {
        return verb;
    }

    String environment() {
        return environment;
    }

    /** From the common start, where base is current. */
    abstract void prepare(Stand stand);

    /** The verbs to run after the kill, on the same environment. */
    abstract List<String> recovery(boolean completes);

    /** Back to the common start, but for the two files. */
    abstract void reset(Stand stand);

    /** What the files hold once the verb has ended well; {@code learnt} is what an undisturbed run has written. */
    CheckoutFiles expected(Stand stand, CheckoutFiles old, Learnt learnt) throws IOException {
        if (this == DELETE) {
            return new CheckoutFiles(old.others(), "", old.mode());
        }
        return learnt.asOfNow(stand, environment);
    }
}

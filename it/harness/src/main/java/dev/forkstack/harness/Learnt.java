package dev.forkstack.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an undisturbed run has written.
 *
 * @param values those of it that are others in each run, such as keys and addresses
 */
record Learnt(CheckoutFiles files, List<String> values) {

    static Learnt of(Stand stand, String environment) throws IOException {
        return new Learnt(stand.files(), values(stand, environment));
    }

    /** What it would write with the values that stand now; where something does not stand, no content is the new one. */
    CheckoutFiles asOfNow(Stand stand, String environment) throws IOException {
        List<String> now = values(stand, environment);
        String env = files.env();
        for (int i = 0; i < values.size(); i++) {
            env = env.replace(values.get(i), now.size() == values.size() ? now.get(i) : "nothing");
        }
        return new CheckoutFiles(env, files.current(), files.mode());
    }

    private static List<String> values(Stand stand, String environment) throws IOException {
        List<String> values = new ArrayList<>(stand.databases().values(stand.database(environment)));
        values.addAll(stand.buckets().values(stand.bucket(environment)));
        return values;
    }
}

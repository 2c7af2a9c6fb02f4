package dev.forkstack.harness;

import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends one verb at its calls, one call a run, and judges after each what it left. Which calls there are is learnt once for
 * all the ways to end it. For one thread.
 */
final class KillSeries {

    /** Which calls, and what is done to them. */
    record Choice(int every, boolean bothWays, int signal, boolean torn) {}

    private final Stand stand;
    private final Verbs process;
    private final Scenario scenario;
    private World start;
    private final CheckoutFiles startFiles;
    private final SourceSum source;
    private List<Point> undisturbed = List.of();
    private Learnt learnt;

    KillSeries(Stand stand, Verbs process, Scenario scenario) throws IOException, SQLException {
        this.stand = stand;
        this.process = process;
        this.scenario = scenario;
        this.start = World.of(stand);
        this.startFiles = stand.files();
        this.source = SourceSum.of(stand);
    }

    Tally run(String name, Choice choice) throws IOException, SQLException, InterruptedException {
        if (learnt == null) {
            learn(name);
        }
        int points = new Injection(0, choice.signal(), choice.torn())
                .counted(undisturbed)
                .size();
        Tally tally = new Tally(name, points);
        long at = 0;
        boolean completes = true;
        int beyond = 0;
        long step = Math.max(1, Math.min(choice.every(), points));
        // Threads take turns and waits take looks differently in each run: two in a row no longer reach the last
        // number.
        while (at + step <= points || step == 1 && beyond < 2) {
            at += step;
            Injection injection = new Injection(at, choice.signal(), choice.torn());
            boolean reached = oneRun(tally, injection, completes);
            beyond = reached ? 0 : beyond + 1;
            if (choice.bothWays() && reached) {
                oneRun(tally, injection, !completes);
            }
            completes = !completes;
            Progress.tell(tally, at, points);
        }
        return tally.finished();
    }

    private void learn(String name) throws IOException, SQLException, InterruptedException {
        scenario.prepare(stand);
        Run whole = process.run(Injection.NONE, scenario.verb(), scenario.environment());
        if (whole.exit() != 0) {
            throw new IllegalStateException(
                    "Undisturbed, " + name + " ended with " + whole.exit() + ": " + whole.output());
        }
        undisturbed = whole.points();
        learnt = Learnt.of(stand, scenario.environment());
        back(name, new Tally(name, 0));
    }

    private boolean oneRun(Tally tally, Injection injection, boolean completes)
            throws IOException, SQLException, InterruptedException {
        scenario.prepare(stand);
        CheckoutFiles old = stand.files();
        Run run = process.run(injection, scenario.verb(), scenario.environment());
        tally.runs++;
        boolean reached = run.reached(injection);
        String point =
                scenario.verb() + " " + (reached ? run.at(injection).toString() : injection.at() + " (not reached)");
        if (reached) {
            tally.ended(run.at(injection));
        } else {
            tally.unreached++;
        }
        List<String> violations = new ArrayList<>();
        try {
            stand.awaitQuiet();
            FilesRule rule = new FilesRule(old, scenario.expected(stand, old, learnt));
            violations.addAll(rule.violations(stand, stand.files()));
            violations.addAll(sourceViolations());
            Optional<Environment.State> state = stand.state(scenario.environment());
            if (injection.signal() != Injection.SIGKILL) {
                violations.addAll(new SignalRule(scenario, rule, start)
                        .violations(stand, run, injection.signal(), state, reached));
            } else if (reached != run.killed()) {
                violations.add("the process ended with " + run.exit() + ": " + run.output());
            }
            for (String verb : scenario.recovery(completes)) {
                stand.verb(verb, scenario.environment());
                violations.addAll(recovered(verb, rule));
            }
        } catch (ForkStackException e) {
            violations.add("failed: " + e.getMessage());
        }
        tally.violated(point, violations);
        back(point, tally);
        return reached;
    }

    private List<String> recovered(String verb, FilesRule rule) throws IOException, SQLException {
        List<String> violations = new ArrayList<>();
        World now = World.of(stand);
        if (verb.equals("delete")) {
            now.differences(start).forEach(difference -> violations.add("after delete, " + difference));
            return violations;
        }
        now.unfinished(start).forEach(thing -> violations.add("after " + verb + ", left: " + thing));
        CheckoutFiles files = stand.files();
        if (!rule.keepsOthers(files)) {
            violations.add("after " + verb + ", bytes of .env.local outside our block have changed");
        }
        if (!stand.environmentHere().name().value().equals(scenario.environment())) {
            violations.add("after " + verb + ", the checkout is in " + files.current());
        }
        if (verb.equals("new")) {
            Contents.problems(stand.environmentHere(), stand.databases(), stand.buckets())
                    .forEach(problem -> violations.add("after new, " + problem));
            violations.addAll(sourceViolations());
        }
        return violations;
    }

    private List<String> sourceViolations() throws IOException, SQLException {
        return SourceSum.of(stand).equals(source) ? List.of() : List.of("the source has changed");
    }

    /** To the common start; what cannot be brought back is a violation once, not in every run that follows. */
    private void back(String point, Tally tally) throws IOException, SQLException {
        try {
            scenario.reset(stand);
        } catch (ForkStackException e) {
            tally.violated(point, List.of("cannot be brought back: " + e.getMessage()));
        }
        stand.restore(startFiles);
        World now = World.of(stand);
        List<String> differences = now.differences(start);
        if (!differences.isEmpty()) {
            differences.forEach(difference -> tally.violated(point, List.of("at the end, " + difference)));
            start = now;
        }
    }
}

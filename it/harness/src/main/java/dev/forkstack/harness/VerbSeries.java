package dev.forkstack.harness;

import dev.forkstack.harness.KillSeries.Choice;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The series that every verb has at one place. For one thread. */
final class VerbSeries {

    private final KillPlan plan;
    private final Place place;
    private final Stand stand;
    private final VerbProcess process;
    private final List<Tally> tallies = new ArrayList<>();

    VerbSeries(KillPlan plan, Place place, Stand stand, VerbProcess process) {
        this.plan = plan;
        this.place = place;
        this.stand = stand;
        this.process = process;
    }

    List<Tally> run() throws IOException, SQLException, InterruptedException {
        for (Scenario scenario : Scenario.values()) {
            Steps steps = Steps.of(place);
            if (!callsAlone()) {
                systemCalls(scenario, steps);
            }
            Optional<HttpWatch> watch = stand.watch();
            if (watch.isPresent()) {
                calls(scenario, steps, new KillSeries(stand, new HttpVerbs(process, watch.get()), scenario));
            }
        }
        return tallies;
    }

    private boolean callsAlone() {
        return place.isSampledByCallsAlone() && plan.isSample();
    }

    private void systemCalls(Scenario scenario, Steps steps) throws IOException, SQLException, InterruptedException {
        KillSeries system = new KillSeries(stand, process, scenario);
        series(scenario, "", system, choice(steps.kill(), 1, Injection.SIGKILL));
        if (place == Place.LOCAL) {
            series(scenario, "-torn", system, new Choice(1, false, Injection.SIGKILL, true));
        }
        series(scenario, "-int", system, choice(steps.interrupt(), 1, Injection.SIGINT));
        series(scenario, "-term", system, choice(steps.terminate(), 4, Injection.SIGTERM));
    }

    private void calls(Scenario scenario, Steps steps, KillSeries calls)
            throws IOException, SQLException, InterruptedException {
        series(scenario, "-http", calls, choice(steps.http(), 1, Injection.SIGKILL));
        if (!callsAlone()) {
            series(scenario, "-http-int", calls, choice(steps.http(), 1, Injection.SIGINT));
            series(scenario, "-http-term", calls, choice(steps.http(), 1, Injection.SIGTERM));
        }
    }

    /** Only who is killed leaves work, which can be completed or removed. */
    private Choice choice(int sampled, int whole, int signal) {
        return new Choice(plan.step(sampled, whole), plan.isWhole() && signal == Injection.SIGKILL, signal, false);
    }

    private void series(Scenario scenario, String kind, KillSeries series, Choice choice)
            throws IOException, SQLException, InterruptedException {
        String name = place.prefix() + scenario.name().toLowerCase(Locale.ROOT) + kind;
        if (plan.includes(name)) {
            Tally tally = series.run(name, choice);
            Progress.say(tally.line());
            tallies.add(tally);
        }
    }

    /** Each how many points a sample has one: of those that kill, interrupt and terminate, and at calls to a service. */
    private record Steps(int kill, int interrupt, int terminate, int http) {

        static Steps of(Place place) {
            return place == Place.LOCAL ? new Steps(13, 31, 47, 1) : new Steps(61, 83, 127, 11);
        }
    }
}

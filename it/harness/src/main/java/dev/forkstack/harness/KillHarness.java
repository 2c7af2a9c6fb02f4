package dev.forkstack.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All series of the kill harness, one after the other. For one thread. */
final class KillHarness {

    private final Path directory;
    private final KillPlan plan;

    KillHarness(Path directory, KillPlan plan) {
        this.directory = directory;
        this.plan = plan;
    }

    KillReport run() throws IOException, SQLException, InterruptedException {
        Shim.Attempt attempt = Shim.build(plan.shimSource(), directory);
        if (attempt.shim() == null) {
            return new KillReport(List.of(), "not run", attempt.whyNot());
        }
        List<Tally> tallies = new ArrayList<>();
        Path place = Files.createTempDirectory(Files.createDirectories(directory), "kill-");
        String audit;
        try (Stand stand = Stand.furnished(place, "killed")) {
            VerbProcess process = new VerbProcess(attempt.shim(), stand, place.resolve("run"))
                    .sharingClasses(place.resolve("classes.jsa"));
            audit = new StraceAudit(stand, process, place.resolve("strace.txt")).line();
            for (Scenario scenario : Scenario.values()) {
                String verb = scenario.name().toLowerCase(Locale.ROOT);
                series(
                        tallies,
                        stand,
                        process,
                        scenario,
                        verb,
                        new KillSeries.Choice(plan.step(9, 1), plan.isWhole(), Injection.SIGKILL, false));
                series(
                        tallies,
                        stand,
                        process,
                        scenario,
                        verb + "-torn",
                        new KillSeries.Choice(1, false, Injection.SIGKILL, true));
                series(
                        tallies,
                        stand,
                        process,
                        scenario,
                        verb + "-int",
                        new KillSeries.Choice(plan.step(23, 1), false, Injection.SIGINT, false));
                series(
                        tallies,
                        stand,
                        process,
                        scenario,
                        verb + "-term",
                        new KillSeries.Choice(plan.step(37, 4), false, Injection.SIGTERM, false));
            }
            if (plan.includes("first")) {
                Tally tally = new FirstSeries(
                                attempt.shim(), stand, place.resolve("first"), place.resolve("classes.jsa"))
                        .run(plan.step(40, 4));
                Progress.say(tally.line());
                tallies.add(tally);
            }
        }
        if (plan.includes("up")) {
            Tally tally =
                    new UpSeries(attempt.shim(), place.resolve("up")).run(plan.isWhole() ? 8 : 1, plan.step(26, 3));
            Progress.say(tally.line());
            tallies.add(tally);
        }
        return new KillReport(tallies, audit, "");
    }

    private void series(
            List<Tally> tallies,
            Stand stand,
            VerbProcess process,
            Scenario scenario,
            String name,
            KillSeries.Choice choice)
            throws IOException, SQLException, InterruptedException {
        if (plan.includes(name)) {
            Tally tally = new KillSeries(stand, process, scenario, choice).run(name);
            Progress.say(tally.line());
            tallies.add(tally);
        }
    }
}

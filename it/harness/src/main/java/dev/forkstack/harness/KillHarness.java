package dev.forkstack.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
        List<String> audits = new ArrayList<>();
        List<String> notRun = new ArrayList<>();
        Path top = Files.createTempDirectory(Files.createDirectories(directory), "kill-");
        for (Place at : Place.values()) {
            if (!plan.includesAny(at)) {
                continue;
            }
            if (!at.isThere()) {
                notRun.add(at.prefix() + "*: this machine has nothing that it could stand on");
                continue;
            }
            Path place = at == Place.LOCAL ? top : top.resolve(at.prefix());
            try (Stand stand = Stand.furnished(place, "killed", at)) {
                VerbProcess process = new VerbProcess(attempt.shim(), stand, place.resolve("run"))
                        .sharingClasses(place.resolve("classes.jsa"));
                if (at == Place.LOCAL || plan.isWhole()) {
                    audits.add(at.prefix() + new StraceAudit(stand, process, place.resolve("strace.txt")).line());
                }
                tallies.addAll(new VerbSeries(plan, at, stand, process).run());
                if (at == Place.LOCAL && plan.includes("first")) {
                    Tally tally = new FirstSeries(
                                    attempt.shim(), stand, place.resolve("first"), place.resolve("classes.jsa"))
                            .run(plan.step(40, 4));
                    Progress.say(tally.line());
                    tallies.add(tally);
                }
            }
        }
        if (plan.includes("up")) {
            Tally tally = new UpSeries(attempt.shim(), top.resolve("up")).run(plan.isWhole() ? 8 : 1, plan.step(26, 3));
            Progress.say(tally.line());
            tallies.add(tally);
        }
        return new KillReport(tallies, String.join("; ", audits), String.join("; ", notRun));
    }
}

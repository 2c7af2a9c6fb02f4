package dev.forkstack.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All series in which many processes meet, one after the other. For one thread. */
final class ManyHarness {

    private final Path directory;
    private final ManyPlan plan;
    private final List<Encounter> encounters = new ArrayList<>();

    ManyHarness(Path directory, ManyPlan plan) {
        this.directory = directory;
        this.plan = plan;
    }

    ManyReport run() throws Exception {
        Path top = Files.createTempDirectory(Files.createDirectories(directory), "many-");
        try (Stand stand = new Stand(top, Meetings.PROJECT)) {
            Meetings plain = new Meetings(stand, top, new Crowd(top.resolve("run"), JavaCommand.plain()), plan.size());
            meet("up", new ColdMeetings(plain)::up);
            stand.verb("up", "");
            Meetings meetings = plain.with(new Crowd(top.resolve("run"), classes(stand, top)));
            ColdMeetings cold = new ColdMeetings(meetings);
            meet("first-new", cold::firstNew);
            meet("delete", cold::delete);
            fill(stand);
            NameMeetings name = new NameMeetings(meetings);
            meet("same-name", name::same);
            meet("work-trees", name::workTrees);
            meet("new-delete", name::newAndDelete);
            meet("killed", name::killed);
            meet("switch", new FileMeetings(meetings)::switches);
            SourceMeetings source = new SourceMeetings(meetings);
            meet("source", source::joinedAndForked);
            meet("password", source::password);
            meet("limit", source::limit);
        }
        if (plan.isWhole() || !plan.series().equals("all")) {
            meet("two-users", new UserMeetings(top.resolve("run"), plan.size())::meet);
        }
        return new ManyReport(encounters, plan.size());
    }

    private void meet(String series, Encounter.Meeting meeting) throws Exception {
        if (plan.includes(series)) {
            Encounter encounter = new Encounter(series).during(meeting);
            Progress.say(encounter.line());
            encounters.add(encounter);
        }
    }

    private static void fill(Stand stand) throws IOException, SQLException {
        stand.joinDev();
        Contents.fillBucket(stand.environmentHere());
        Contents.fill(stand.databases().owner());
    }

    /** What every run loads, so that processes meet in what they do and not in how they start. */
    private static JavaCommand classes(Stand stand, Path top) throws Exception {
        Path archive = top.resolve("classes.jsa");
        ProcessBuilder list = new ProcessBuilder(
                        JavaCommand.plain().archivingTo(archive).of("list"))
                .directory(stand.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        list.environment().clear();
        list.environment().putAll(stand.environment());
        list.start().waitFor();
        return JavaCommand.plain().withClasses(archive);
    }
}

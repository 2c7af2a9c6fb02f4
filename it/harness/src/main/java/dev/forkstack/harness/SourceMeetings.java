package dev.forkstack.harness;

import dev.forkstack.harness.Crowd.Member;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Everybody needs something that all environments of a project share. For one thread. */
final class SourceMeetings {

    private final Meetings meetings;
    private final Stand stand;

    SourceMeetings(Meetings meetings) {
        this.meetings = meetings;
        this.stand = meetings.stand();
    }

    /** Half of them join {@code dev} while the others fork it, which ends the sessions in it. */
    void joinedAndForked(Encounter encounter) throws Exception {
        World before = World.of(stand);
        SourceSum source = SourceSum.of(stand);
        List<Stand> checkouts = meetings.checkouts("source");
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < checkouts.size(); i++) {
            members.add(Member.of(checkouts.get(i), i % 2 == 0 ? "switch" : "new", i % 2 == 0 ? "dev" : "fork" + i));
        }
        encounter.endedWell(meetings.crowd().run(members));
        encounter.check(SourceSum.of(stand).equals(source), "the source has changed");
        for (Member member : members) {
            if (member.verb().equals("new")) {
                Stand checkout = checkouts.get(members.indexOf(member));
                encounter.wrong(Meetings.problems(checkout, member.name()));
                checkout.verb("delete", member.name());
            }
        }
        meetings.clean(encounter, before, checkouts);
    }

    /** The role's password is lost; everybody finds that out at the same time, and one new one is made. */
    void password(Encounter encounter) throws Exception {
        List<Stand> checkouts = meetings.checkouts("password");
        encounter.endedWell(meetings.each(checkouts, "new", "lost"));
        Files.writeString(stand.home().resolve("postgres-18/roles/many.password"), "lost\n");
        encounter.endedWell(meetings.each(checkouts, "switch", "lost"));
        for (int i = 0; i < checkouts.size(); i++) {
            encounter.wrong(Meetings.problems(checkouts.get(i), "lost" + i));
        }
        encounter.endedWell(meetings.each(checkouts, "delete", "lost"));
        encounter.wrong(meetings.leftOf("lost"));
        stand.verb("switch", "dev");
    }

    /** As many environments as the limit allows, and a clear refusal for the others. */
    void limit(Encounter encounter) throws Exception {
        int most = Math.max(2, meetings.size() / 4);
        World before = World.of(stand);
        List<Stand> checkouts = meetings.checkouts("limit", Meetings.PROJECT, "maxEnvironments = " + most + "\n");
        List<Run> runs = encounter.met(meetings.each(checkouts, "new", "limit"));
        int made = 0;
        for (int i = 0; i < runs.size(); i++) {
            Stand checkout = checkouts.get(i);
            if (runs.get(i).exit() == 0) {
                made++;
                encounter.wrong(Meetings.problems(checkout, "limit" + i));
            } else {
                String said = runs.get(i).output();
                encounter.check(
                        runs.get(i).exit() == 1
                                && said.contains("The project may have " + most + " environments")
                                && said.contains("remedy: Delete one"),
                        "refused with: " + said);
                encounter.check(Meetings.values(checkout).isEmpty(), "who was refused has values");
                encounter.check(checkout.state("limit" + i).isEmpty(), "something of limit" + i + " stands");
            }
        }
        encounter.check(made == most, made + " were made, and " + most + " are allowed");
        encounter.note(most + " allowed");
        for (int i = 0; i < checkouts.size(); i++) {
            checkouts.get(i).verb("delete", "limit" + i);
        }
        meetings.clean(encounter, before, checkouts);
    }
}

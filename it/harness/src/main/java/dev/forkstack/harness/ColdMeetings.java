package dev.forkstack.harness;

import dev.forkstack.harness.Crowd.Member;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where nothing stands yet: no servers, no {@code dev}. For one thread. */
final class ColdMeetings {

    private final Meetings meetings;
    private final Stand stand;
    private List<Stand> checkouts = List.of();

    ColdMeetings(Meetings meetings) {
        this.meetings = meetings;
        this.stand = meetings.stand();
    }

    /** Everybody unpacks, makes and starts both servers: each runs once. */
    void up(Encounter encounter) throws Exception {
        encounter.endedWell(meetings.crowd().run(Collections.nCopies(meetings.size(), Member.of(stand, "up", ""))));
        oneOfEach(encounter);
        encounter.wrong(List.copyOf(World.leftovers(stand.home())));
    }

    /** The servers are down and there is no {@code dev}; everybody makes an environment, each in a checkout of their own. */
    void firstNew(Encounter encounter) throws Exception {
        stand.verb("down", "");
        checkouts = meetings.checkouts("first");
        encounter.endedWell(meetings.each(checkouts, "new", "first"));
        oneOfEach(encounter);
        stand.joinDev();
        Map<String, String> values = new TreeMap<>();
        for (Stand checkout : checkouts) {
            encounter.wrong(Contents.problemsOfEmpty(checkout.environmentHere()));
            values.put(checkout.environmentHere().databaseUrl().toString(), "");
        }
        encounter.check(values.size() == checkouts.size(), "the environments have " + values.size() + " databases");
        encounter.wrong(World.of(stand).unfinished(new World(Collections.emptySortedSet())));
    }

    /** Everybody deletes their own. */
    void delete(Encounter encounter) throws Exception {
        encounter.endedWell(meetings.each(checkouts, "delete", "first"));
        stand.awaitQuiet();
        encounter.wrong(meetings.leftOf("first"));
        for (Stand checkout : checkouts) {
            encounter.check(Meetings.values(checkout).isEmpty(), "a checkout keeps values of what is gone");
        }
    }

    private void oneOfEach(Encounter encounter) {
        Path home = stand.home();
        List<String> running = HomeProcesses.of(home).stream()
                .map(process -> process.info().commandLine().orElse("?"))
                .filter(line ->
                        line.contains(" -D ") || line.contains(" -jar ")) // PostgreSQL has processes for parts of it
                .toList();
        encounter.check(running.size() == 2, "there run instead of one PostgreSQL and one S3 server: " + running);
    }
}

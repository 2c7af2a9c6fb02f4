package dev.forkstack.harness;

import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Everybody writes the files of one checkout, while an application reads them. For one thread. */
final class FileMeetings {

    private static final int TIMES = 10;

    private final Meetings meetings;
    private final Stand stand;

    FileMeetings(Meetings meetings) {
        this.meetings = meetings;
        this.stand = meetings.stand();
    }

    void switches(Encounter encounter) throws Exception {
        World before = World.of(stand);
        stand.verb("new", "left");
        Map<String, String> left = Meetings.values(stand);
        stand.verb("new", "right");
        Map<String, String> right = Meetings.values(stand);
        Reader reader = new Reader(stand);
        reader.start();
        encounter.endedWell(
                meetings.crowd().repeating(TIMES).run(meetings.here(List.of("switch"), List.of("left", "right"))));
        reader.end();
        encounter.wrong(reader.mixed);
        String current = stand.files().current().strip();
        Map<String, String> expected = current.equals("left") ? left : right;
        encounter.check(
                List.of("left", "right").contains(current)
                        && Meetings.values(stand).equals(expected),
                "the checkout is in " + current + " and its values are others");
        encounter.wrong(Meetings.problems(stand, current));
        encounter.note("read " + reader.given + " times meanwhile, refused " + reader.refused + " times");
        stand.verb("delete", "left");
        stand.verb("delete", "right");
        meetings.clean(encounter, before, List.of(stand));
    }

    /** An application that starts again and again. */
    private static final class Reader extends Thread {
        final List<String> mixed = Collections.synchronizedList(new ArrayList<>());
        volatile int given;
        volatile int refused;
        private final Stand stand;
        private volatile boolean ends;

        Reader(Stand stand) {
            this.stand = stand;
        }

        @Override
        public void run() {
            while (!ends) {
                try {
                    ForkStackEnvironment here = stand.environmentHere();
                    given++;
                    String name = here.name().value();
                    if (!here.jdbcUrl().endsWith("-" + name)
                            || !here.bucketName().endsWith("-" + name)) {
                        mixed.add("an application in " + name + " was given " + here.jdbcUrl() + " and "
                                + here.bucketName());
                    }
                } catch (ForkStackRuntimeException e) {
                    refused++; // between the two files; it says what to do
                    if (e.remedy().isBlank()) {
                        mixed.add("refused without a remedy: " + e.problem());
                    }
                }
            }
        }

        void end() throws InterruptedException {
            ends = true;
            join();
        }
    }
}

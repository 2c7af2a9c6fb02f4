package dev.forkstack.harness;

import dev.forkstack.harness.Crowd.Member;
import dev.forkstack.model.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Everybody works on one and the same environment. For one thread. */
final class NameMeetings {

    private final Meetings meetings;
    private final Stand stand;

    NameMeetings(Meetings meetings) {
        this.meetings = meetings;
        this.stand = meetings.stand();
    }

    /** One name, one checkout, which is a git work tree without a {@code .gitignore}. */
    void same(Encounter encounter) throws Exception {
        World before = World.of(stand);
        Path ignore = stand.root().resolve(".gitignore");
        new ProcessBuilder("git", "init", "-q")
                .directory(stand.root().toFile())
                .start()
                .waitFor();
        Files.deleteIfExists(ignore);
        List<Run> runs = encounter.endedWell(
                meetings.crowd().run(Collections.nCopies(meetings.size(), Member.of(stand, "new", "alice"))));
        encounter.wrong(Meetings.problems(stand, "alice"));
        long made = runs.stream().filter(run -> run.output().contains("made")).count();
        encounter.check(made == 1, made + " processes made it");
        Set<String> values = new HashSet<>();
        runs.stream()
                .flatMap(run -> run.output().lines())
                .filter(l -> l.startsWith("values "))
                .forEach(values::add);
        String written = "values " + Meetings.values(stand).hashCode();
        encounter.check(values.equals(Set.of(written)), "they were given " + values + ", the file has " + written);
        List<String> lines = Files.readAllLines(ignore);
        encounter.check(lines.size() == new HashSet<>(lines).size(), ".gitignore has lines twice: " + lines);
        stand.verb("delete", "alice");
        meetings.clean(encounter, before, List.of(stand));
    }

    /** One name, a checkout for each: work trees of one project. */
    void workTrees(Encounter encounter) throws Exception {
        World before = World.of(stand);
        List<Stand> checkouts = meetings.checkouts("tree");
        encounter.endedWell(meetings.crowd()
                .run(checkouts.stream()
                        .map(checkout -> Member.of(checkout, "new", "shared"))
                        .toList()));
        Set<Map<String, String>> values = new HashSet<>();
        checkouts.forEach(checkout -> values.add(Meetings.values(checkout)));
        encounter.check(values.size() == 1, "the checkouts have " + values.size() + " different sets of values");
        encounter.wrong(Meetings.problems(checkouts.get(0), "shared"));
        checkouts.get(0).verb("delete", "shared");
        meetings.clean(encounter, before, checkouts);
    }

    /** Half of them make it and half delete it, in one checkout. */
    void newAndDelete(Encounter encounter) throws Exception {
        World before = World.of(stand);
        encounter.endedWell(meetings.crowd().run(meetings.here(List.of("new", "delete"), List.of("alice"))));
        wholeOrNothing(encounter, before);
    }

    /** Half of those that make it are killed at some moment; the others end well all the same. */
    void killed(Encounter encounter) throws Exception {
        World before = World.of(stand);
        List<Integer> victims = IntStream.range(0, meetings.size() / 2).boxed().toList();
        int met = 0;
        for (long millis : meetings.size() < 10 ? List.of(700L) : List.of(300L, 600L, 900L, 1500L, 2500L)) {
            List<Run> runs = meetings.crowd()
                    .run(Collections.nCopies(meetings.size(), Member.of(stand, "new", "alice")), victims, millis);
            met += (int) runs.stream().filter(Run::killed).count();
            encounter.endedWell(runs.stream().filter(run -> !run.killed()).toList());
            wholeOrNothing(encounter, before);
        }
        encounter.note(met + " were killed");
    }

    private void wholeOrNothing(Encounter encounter, World before) throws Exception {
        stand.awaitQuiet();
        Optional<Environment.State> state = stand.state("alice");
        List<String> wrong = new ArrayList<>();
        if (state.isPresent()) {
            wrong.addAll(Meetings.problems(stand, "alice"));
        } else {
            if (Meetings.values(stand).containsValue("alice")
                    || stand.files().current().contains("alice")) {
                wrong.add("the files name what does not stand");
            }
            wrong.addAll(World.of(stand).differences(before));
        }
        encounter.wrong(wrong);
        encounter.note("in the end it " + (state.isPresent() ? "stands" : "is gone"));
        stand.verb("delete", "alice");
        meetings.clean(encounter, before, List.of(stand));
    }
}

package dev.forkstack.harness;

import dev.forkstack.harness.Crowd.Member;
import dev.forkstack.model.Environment;
import dev.forkstack.runtime.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What all series need: the project with its servers, further checkouts of it, and a crowd. For one thread.
 *
 * @param stand whose checkout the others share an origin with
 * @param size how many processes meet
 */
record Meetings(Stand stand, Path directory, Crowd crowd, int size) {

    static final String PROJECT = "many";

    Meetings with(Crowd other) {
        return new Meetings(stand, directory, other, size);
    }

    /** Further checkouts of the project, each with files of its own. */
    List<Stand> checkouts(String name) throws IOException {
        return checkouts(name, PROJECT, "");
    }

    List<Stand> checkouts(String name, String project, String configuration) throws IOException {
        List<Stand> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Stand one = new Stand(directory.resolve(name + i), stand.home(), project);
            Files.writeString(one.root().resolve("forkstack.toml"), "project = \"" + project + "\"\n" + configuration);
            all.add(one);
        }
        return all;
    }

    /** Everybody does the same, each in a checkout of their own; names are {@code <prefix>0}, {@code <prefix>1} and so on. */
    List<Run> each(List<Stand> stands, String verb, String prefix) throws IOException, InterruptedException {
        return crowd.run(IntStream.range(0, stands.size())
                .mapToObj(i -> Member.of(stands.get(i), verb, prefix + i))
                .toList());
    }

    /** In one checkout; verbs and names take turns. */
    List<Member> here(List<String> verbs, List<String> names) {
        return IntStream.range(0, size)
                .mapToObj(i -> Member.of(stand, verbs.get(i % verbs.size()), names.get(i % names.size())))
                .toList();
    }

    /** What the block of a checkout says; empty where there is none. */
    static Map<String, String> values(Stand checkout) {
        return EnvFile.read(checkout.root()).block();
    }

    /** What is wrong with an environment that has to stand as a whole and that this checkout has to be in. */
    static List<String> problems(Stand checkout, String name) {
        List<String> problems = new ArrayList<>();
        Optional<Environment.State> state = checkout.state(name);
        if (!state.equals(Optional.of(Environment.State.READY))) {
            problems.add(name + " is " + state.map(Object::toString).orElse("absent"));
        }
        String given = checkout.environmentHere().name().value();
        if (!given.equals(name)) {
            problems.add("the checkout of " + name + " is in " + given);
        } else {
            Contents.problems(checkout.environmentHere(), checkout.databases(), checkout.buckets())
                    .forEach(what -> problems.add(name + ": " + what));
        }
        return problems;
    }

    /** What stands of environments whose names begin so. */
    List<String> leftOf(String prefix) throws IOException, SQLException {
        return World.of(stand).things().stream()
                .filter(thing -> thing.contains("many-" + prefix) || thing.contains("many-bucket-" + prefix))
                .map(thing -> "left: " + thing)
                .toList();
    }

    /** What is left of environments once all of them have been deleted; nothing is to be. */
    void clean(Encounter encounter, World before, List<Stand> checkouts)
            throws IOException, SQLException, InterruptedException {
        stand.awaitQuiet();
        World.of(stand).differences(before).forEach(what -> encounter.wrong(List.of("at the end, " + what)));
        for (Stand checkout : checkouts) {
            World.leftovers(checkout.root()).forEach(what -> encounter.wrong(List.of("in a checkout, " + what)));
        }
    }
}

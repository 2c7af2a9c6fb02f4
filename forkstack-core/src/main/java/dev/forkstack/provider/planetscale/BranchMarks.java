package dev.forkstack.provider.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Marks as names of passwords or roles. The one that carries a mark never ends and opens next to nothing, and nobody has its
 * secret: those that applications use end by themselves, and a branch whose mark had ended would be billed for ever while
 * nobody might delete it. Thread-safe.
 */
record BranchMarks(PlanetScaleApi api, KnownDatabase known) {

    /** @param state as the branch's name tells it */
    Optional<Mark> read(Branch branch, Mark.State state) {
        return standing(branch).stream().findFirst().flatMap(first -> read(first, branch, state));
    }

    /** Marks what this run makes or completes, unless a colleague's has marked it since it was looked at. */
    void begin(Branch branch, Mark mark) {
        List<Credential> before = standing(branch);
        if (mark.owner().isPresent() && !before.isEmpty()) {
            refuseSomebodyElses(branch, before.get(0), mark);
        }
        write(branch, mark, before);
    }

    /** Puts the mark in place of another, or on a branch that has none. */
    void write(Branch branch, Mark mark) {
        write(branch, mark, standing(branch));
    }

    private void write(Branch branch, Mark mark, List<Credential> before) {
        String name = MarkName.of(mark.on(branch.id()));
        Credential first = before.isEmpty() ? made(branch, mark, name) : before.get(0);
        if (!first.name().equals(name)) {
            api.rename(known.engine(), branch.name(), first.id(), name);
        }
    }

    /** Of two that were written at the same moment the older one counts, for everybody. */
    private Credential made(Branch branch, Mark mark, String name) {
        Credential made = issued(branch, name);
        List<Credential> standing = standing(branch);
        Credential first = standing.stream().findFirst().orElse(made);
        if (!first.id().equals(made.id())) {
            api.revoke(known.engine(), branch.name(), made.id());
            refuseSomebodyElses(branch, first, mark);
        }
        return first;
    }

    private static void refuseSomebodyElses(Branch branch, Credential first, Mark mark) {
        read(first, branch, Mark.State.FILLING)
                .flatMap(Mark::owner)
                .filter(owner -> mark.owner().filter(owner::equals).isEmpty())
                .ifPresent(owner -> {
                    throw new ForkStackException(
                            Kind.ALREADY_EXISTS,
                            owner + " makes environment " + mark.env() + " at PlanetScale right now.",
                            "Join it when it is ready (make envs-switch " + mark.env() + "), or choose another name.");
                });
    }

    private Credential issued(Branch branch, String name) {
        ObjectNode body = PlanetScaleApi.object().put("name", name);
        if (known.engine() == Engine.MYSQL) {
            body.put("role", "reader");
        }
        try {
            return api.issue(known.engine(), branch.name(), body);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw e;
            }
            return Uninterrupted.run(() -> standing(branch)).stream()
                    .filter(credential -> credential.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    private List<Credential> standing(Branch branch) {
        return api.credentials(known.engine(), branch.name()).stream()
                .filter(credential -> read(credential, branch, Mark.State.READY).isPresent())
                .sorted(Comparator.comparing(
                                (Credential credential) -> credential.created().orElse(Instant.MAX))
                        .thenComparing(Credential::id))
                .toList();
    }

    private static Optional<Mark> read(Credential credential, Branch branch, Mark.State state) {
        return MarkName.read(credential.name(), branch.id(), state);
    }
}

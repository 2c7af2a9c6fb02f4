package dev.forkstack.provider.turso;

import dev.forkstack.http.Answer;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks for a branch. Nobody is believed: a name that is taken, and an answer that was lost, are decided by a look at what
 * stands. Immutable.
 */
record BranchRequest(TursoApi api, String name, String group, Database source, Optional<Instant> at) {

    /** What stands under the name, and whose making it is. */
    record Outcome(Database database, Maker maker) {}

    /** Who made what stands. */
    enum Maker {
        THIS_REQUEST,
        /** The answer was lost, and what stands descends from our source. */
        PERHAPS_THIS_REQUEST,
        ANOTHER
    }

    /**
     * @return empty if the name is taken by something that is not there: the service is still deleting it
     * @throws ForkStackException if nothing was made
     */
    Optional<Outcome> send() {
        try {
            Answer answer = api.branch(name, group, source, at);
            if (answer.isSuccess()) {
                return Optional.of(
                        new Outcome(Database.made(answer.json().object("database"), source), Maker.THIS_REQUEST));
            }
            if (answer.complaint().contains("already exists")) {
                return api.find(name).map(standing -> new Outcome(standing, Maker.ANOTHER));
            }
            throw refusal(answer);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw e;
            }
            return Optional.of(lookedUp(e));
        }
    }

    private Outcome lookedUp(ForkStackException failure) {
        Database standing = Uninterrupted.run(() -> api.find(name)).orElseThrow(() -> failure);
        boolean descends = standing.parent()
                .filter(parent -> parent.id().equals(source.id()))
                .isPresent();
        return new Outcome(standing, descends ? Maker.PERHAPS_THIS_REQUEST : Maker.ANOTHER);
    }

    private ForkStackException refusal(Answer answer) {
        if (answer.complaint().contains("group")) {
            return new ForkStackException(
                    answer.failure().kind(),
                    answer.failure().getMessage() + " There are these groups: " + String.join(", ", api.groups()) + ".",
                    "Set database.group to one of them, the source's own if it has one.",
                    answer.failure());
        }
        if (api.find(source.name()).filter(now -> now.id().equals(source.id())).isEmpty()) {
            return gone(source.name());
        }
        return answer.failure();
    }

    static ForkStackException gone(String source) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The Turso database " + source + ", which is to be forked, is not there any more.",
                "Look what there is (make envs-list), then run the command again.");
    }
}

package dev.forkstack.provider.turso;

import dev.forkstack.http.Answer;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Asks for a branch. Nobody is believed: a name that is taken, an answer that was lost and one that tells of another
 * database are decided by a look at what stands. Immutable.
 *
 * @param production where it stands; no branch is ever the same as it or the source
 */
record BranchRequest(
        TursoApi api, String name, String group, Database source, Optional<Database> production, Optional<Instant> at) {

    /** What stands under the name, and whose making it is. */
    record Outcome(Database database, Maker maker) {}

    /** Who made what stands. */
    enum Maker {
        THIS_REQUEST,
        /** The answer was lost, and what stands descends from our source and is not older than the request. */
        PERHAPS_THIS_REQUEST,
        ANOTHER
    }

    /**
     * @return empty if the name is taken by something that is not there: the service is still deleting it
     * @throws ForkStackException if nothing was made
     */
    Optional<Outcome> send() {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            Answer answer = api.branch(name, group, source, at);
            if (answer.isSuccess()) {
                return Optional.of(new Outcome(made(answer), Maker.THIS_REQUEST));
            }
            if (answer.complaint().contains("already exists")) {
                return standing().map(standing -> new Outcome(standing, Maker.ANOTHER));
            }
            throw refusal(answer);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw e;
            }
            return Optional.of(lookedUp(e, begun));
        }
    }

    /** Where the clocks differ, what is our own can count as another's: it is then completed all the same. */
    private Outcome lookedUp(ForkStackException failure, Instant begun) {
        Database standing = Uninterrupted.run(this::standing).orElseThrow(() -> failure);
        boolean descends = standing.parent()
                .filter(parent -> parent.id().equals(source.id()))
                // Of a past that was asked for, the service tells that past and not when it was branched.
                .filter(parent -> at.isPresent()
                        || parent.branchedAt().filter(begun::isAfter).isEmpty())
                .isPresent();
        return new Outcome(standing, descends ? Maker.PERHAPS_THIS_REQUEST : Maker.ANOTHER);
    }

    private Database made(Answer answer) {
        return distinct(
                Database.made(answer.json().object("database"), group, source).named(name));
    }

    private Optional<Database> standing() {
        return api.find(name).map(this::distinct);
    }

    private Database distinct(Database database) {
        if (database.isSameAs(source) || production.filter(database::isSameAs).isPresent()) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Turso says that database " + name
                            + " is the very one that it is to be forked from, or production's.",
                    "Nothing was written to it. Run the command again; if it stays so, choose another environment name.");
        }
        return database;
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

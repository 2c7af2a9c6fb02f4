package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Answer;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks for a branch. Nobody is believed: a refusal that may mean that the name is taken, and an answer that was lost, are
 * decided by a look at what stands. Immutable.
 *
 * @param name under which it is made, and under which nothing stood
 */
record BranchRequest(PlanetScaleApi api, Supplier<Branches> look, String name, Content content) {

    /** @param isOurs whether this request is known to have made it; what only perhaps is ours is nobody's to undo */
    record Outcome(Branch branch, boolean isOurs) {}

    /**
     * @return empty if the name is taken by something that is not there: PlanetScale is still deleting it
     * @throws ForkStackException if nothing was made; {@code MALFORMED_RESPONSE} if PlanetScale tells of another branch
     */
    Optional<Outcome> send() {
        try {
            Answer answer = api.create(name, content.source().name(), content.request(name), content.needed());
            return answer.isSuccess() ? Optional.of(new Outcome(made(answer), true)) : refused(answer);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw content.backup()
                        .filter(backup -> e.kind() == Kind.UNAUTHORIZED && !stands(backup))
                        .map(backup -> gone(backup, e))
                        .orElse(e);
            }
            Branch found = Uninterrupted.run(this::standing).orElseThrow(() -> e);
            return Optional.of(new Outcome(found, false));
        }
    }

    /** What is done next, is done to the branch that the answer tells of: that must not be one that stood before. */
    private Branch made(Answer answer) {
        Branch told = Branch.of(answer.json());
        if (!told.name().equals(name) || told.id().equals(content.source().id())) {
            throw answer.json().malformed("tells of another branch than the one that was asked for");
        }
        return told;
    }

    private Optional<Outcome> refused(Answer answer) {
        Optional<Branch> standing = standing();
        if (standing.isPresent()) {
            return Optional.of(new Outcome(standing.get(), false));
        }
        if (isTaken(answer.failure().getMessage())) {
            return Optional.empty();
        }
        throw remedy(answer.failure().getMessage().toLowerCase(Locale.ROOT))
                .map(remedy ->
                        new ForkStackException(Kind.REJECTED, answer.failure().getMessage(), remedy, answer.failure()))
                .orElse(answer.failure());
    }

    /** What of ours may have brought it about. */
    private Optional<String> remedy(String refusal) {
        if (content.made().region().isPresent() && refusal.contains("region")) {
            return Optional.of("Set database.region to the slug of a region that this database may have branches in, or"
                    + " leave it out.");
        }
        if (content.isRestored() && refusal.contains("cluster")) {
            return Optional.of("Set database.clusterSize to a size that PlanetScale has for this database.");
        }
        return content.at()
                .map(
                        at ->
                                "If it is about the instant, choose one within the database's retention (2 days unless set otherwise)"
                                        + " and no less than 5 minutes ago, or leave out AT. Else mend what PlanetScale complains of.");
    }

    /** In either of its two ways to refuse. That a parent does not exist, or a limit is reached already, is another matter. */
    static boolean isTaken(String refusal) {
        return refusal.toLowerCase(Locale.ROOT).matches(".*(been taken|is taken|already exists|already in use).*");
    }

    private boolean stands(Backup backup) {
        return api.backups(content.source().name()).stream()
                .anyMatch(json -> json.text("id").equals(backup.id()));
    }

    private static ForkStackException gone(Backup backup, ForkStackException refusal) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The backup " + backup.name() + ", which PlanetScale was asked to restore, is not there any more.",
                "Run the command again; it takes the latest that there is.",
                refusal);
    }

    private Optional<Branch> standing() {
        return look.get().named(name);
    }
}

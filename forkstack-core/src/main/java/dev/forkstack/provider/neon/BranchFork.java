package dev.forkstack.provider.neon;

import dev.forkstack.http.Json;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.neon.BranchRequest.Outcome;
import dev.forkstack.spi.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a branch that opens nothing but itself. A child has its parent's passwords, so it gets one of its own before
 * anybody is told of it. Thread-safe.
 */
record BranchFork(
        NeonApi api,
        NeonSettings settings,
        Supplier<Branches> look,
        Computes computes,
        Operations operations,
        Waiting waiting,
        ProgressListener progress,
        Clock clock) {

    /** A branch that is usable, and what leads to it; that is absent where it was finished before. */
    record Made(Resource resource, Optional<Access> access) {}

    Made make(Plan plan) {
        Branches all = look.get();
        Branch source = source(plan, all);
        Optional<Branch> standing = all.of(plan.name());
        if (standing.isPresent()) {
            return completed(standing.get(), plan.mark(), all);
        }
        refuseExpiring(source);
        Account account = Account.of(api, settings.login(), source.id(), source.title());
        BranchRequest request =
                new BranchRequest(api, look, source, plan.mark(), settings.isSchemaOnly(), expires(plan.mark()));
        long begin = System.nanoTime();
        Outcome outcome = waiting.until("the name " + all.names().of(plan.name()) + " to be free", request::send);
        if (outcome.answer().isEmpty()) {
            return completed(outcome.branch(), plan.mark(), look.get());
        }
        Access access = access(outcome.branch(), outcome.answer().get(), account, source);
        progress.finished(
                "database " + outcome.branch().title(),
                (settings.isSchemaOnly() ? "schema branched from " : "branched from ") + source.title(),
                Duration.ofNanos(System.nanoTime() - begin));
        return new Made(all.resource(outcome.branch()), Optional.of(access));
    }

    private Access access(Branch branch, Json answer, Account account, Branch source) {
        operations.await("branch " + branch.title(), answer);
        Endpoint endpoint = answer.list("endpoints").stream()
                .map(Endpoint::of)
                .filter(made -> made.isWriterOf(branch.id()))
                .findFirst()
                .orElseGet(() -> computes.of(branch.id(), branch.title()));
        // Neon makes new passwords for a protected branch's children, and a branch of the schema alone is nobody's
        // child.
        Optional<Secret> password = source.flags().isProtected() && !settings.isSchemaOnly()
                ? Optional.empty()
                : Optional.of(newPassword(branch.id(), branch.title(), account));
        return new Access(endpoint, account, password, true);
    }

    /** What stands is taken only if it is this environment's; and if another run has finished it, as that has left it. */
    private Made completed(Branch branch, Mark mark, Branches all) {
        Owned owned = new Ownership(mark.project(), mark.env()).claim(all.resource(branch));
        refuseSomebodyElses(owned.mark(), mark);
        if (branch.isReady()) {
            return new Made(all.resource(branch), Optional.empty());
        }
        long begin = System.nanoTime();
        operations.awaitAll(branch);
        Endpoint endpoint = computes.of(branch.id(), branch.title());
        Account account = Account.of(api, settings.login(), branch.id(), branch.title());
        Branches now = look.get();
        Branch latest = now.byId(branch.id()).orElseThrow(() -> NeonApi.gone(branch.title()));
        if (latest.isReady()) {
            return new Made(now.resource(latest), Optional.empty()); // somebody uses its password already
        }
        // Nobody can tell whether the run that made it came as far as this.
        Secret password = newPassword(branch.id(), branch.title(), account);
        progress.finished("database " + branch.title(), "completed", Duration.ofNanos(System.nanoTime() - begin));
        return new Made(all.resource(branch), Optional.of(new Access(endpoint, account, Optional.of(password), true)));
    }

    /** Who is making it right now has looked before it stood. An owner that nobody knows is nobody else. */
    private static void refuseSomebodyElses(Mark standing, Mark asked) {
        standing.owner()
                .filter(owner ->
                        asked.owner().isPresent() && !asked.owner().get().equals(owner))
                .ifPresent(owner -> {
                    throw new ForkStackException(
                            Kind.ALREADY_EXISTS,
                            "Environment " + asked.env() + " belongs to " + owner + ", since " + standing.created()
                                    + ".",
                            "Join it (make envs-switch " + asked.env()
                                    + ") once it is finished, or choose another name.");
                });
    }

    /** The one before is refused when this returns. */
    Secret newPassword(String branchId, String branch, Account account) {
        Json answer = api.resetPassword(branchId, account.role());
        Secret password = new Secret(answer.text("role", "password"));
        operations.await("branch " + branch, answer);
        return password;
    }

    private Optional<Instant> expires(Mark mark) {
        return mark.expires()
                .or(() -> settings.expires().map(clock.instant()::plus))
                .map(end -> Expiry.within(end, clock));
    }

    private static Branch source(Plan plan, Branches all) {
        Resource source = plan.source()
                .orElseThrow(() -> new ForkStackException(
                        Kind.CONFIGURATION,
                        "An environment at Neon is forked from another, and none was named for " + plan.name() + ".",
                        "Name the source: FROM=prod."));
        return all.byId(source.id()).map(Branch::readable).orElseThrow(() -> NeonApi.gone(source.name()));
    }

    private static void refuseExpiring(Branch source) {
        source.expires().ifPresent(end -> {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The Neon branch " + source.title() + " expires at " + end
                            + ", and Neon makes no branch of one that expires.",
                    "Fork another environment (FROM=prod), or take its expiry away at Neon first.");
        });
    }
}

package dev.forkstack.provider.neon;

import dev.forkstack.http.Answer;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Why Neon makes no branch, in the words of somebody who has to do something about it. Immutable. */
record BranchRefusal(Answer answer, Branches all, Branch source, Mark mark) {

    private static final int OLDEST = 3;

    ForkStackException reason() {
        if (all.byId(source.id()).isEmpty()) {
            return NeonApi.gone(source.title());
        }
        if (answer.complaint().contains("branches_limit")) {
            return limit();
        }
        if (mark.at().isPresent() && (answer.is(400) || answer.is(422))) {
            return new ForkStackException(
                    Kind.REJECTED,
                    answer.failure().getMessage(),
                    "Choose an instant within the project's restore window (its settings at Neon say how long that is),"
                            + " or leave out AT.",
                    answer.failure());
        }
        return answer.failure();
    }

    private ForkStackException limit() {
        List<Branch> ours = all.ofProject().stream()
                .filter(branch -> branch.mark().isPresent())
                .sorted(Comparator.comparing(branch -> branch.created().orElse(Instant.EPOCH)))
                .toList();
        boolean isOfRoots = answer.complaint().contains("root_branches_limit");
        long standing = isOfRoots
                ? all.all().stream()
                        .filter(branch -> branch.parentId().isEmpty())
                        .count()
                : all.all().size();
        return new ForkStackException(
                Kind.REJECTED,
                "Neon makes no more " + (isOfRoots ? "root branches" : "branches") + " in this project: there are "
                        + standing + "."
                        + (isOfRoots
                                ? " A fork without rows (data = \"schema-only\") is one; plans include 3 (Free), 5 (Launch)"
                                        + " or up to 25 (Scale)."
                                : " Plans include 10 (Free, Launch) or 25 (Scale).")
                        + (ours.isEmpty() ? "" : " The oldest environments here: " + oldest(ours) + "."),
                "Delete environments that nobody needs (make envs-list, make envs-delete NAME), or change the plan.",
                answer.failure());
    }

    private static String oldest(List<Branch> ours) {
        return ours.stream()
                .limit(OLDEST)
                .map(branch -> branch.mark().orElseThrow().env()
                        + branch.created()
                                .map(since -> " (since " + since + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }
}

package dev.forkstack.workflow;

import dev.forkstack.model.Mark;
import dev.forkstack.state.GitWorkTree;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who works here, as marks name owners: an e-mail address, or {@code ci:<repository>}. Immutable. */
public record Owner(Optional<String> name) {

    private static final String CI = "ci:";

    /** In CI the repository, elsewhere the address that git knows; unknown where neither is to be had. */
    public static Owner of(Map<String, String> processEnvironment, GitWorkTree git) {
        if (isSet(processEnvironment.get("CI"))) {
            return new Owner(Stream.of("GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BUILDKITE_PIPELINE_SLUG")
                    .map(processEnvironment::get)
                    .filter(value -> value != null && !value.isBlank())
                    .findFirst()
                    .map(repository -> CI + repository)
                    .or(() -> Optional.of(CI + "unknown")));
        }
        return new Owner(git.userEmail().filter(Predicate.not(String::isBlank)));
    }

    /** Whether the mark names somebody else. An owner that nobody knows is nobody else. */
    boolean isNot(Mark mark) {
        return name.isPresent() && mark.owner().isPresent() && !name.equals(mark.owner());
    }

    /** Whether the mark's environment may be deleted without force: one's own, and CI's by CI. */
    boolean mayDelete(Mark mark) {
        return !isNot(mark) || isCi(name) && isCi(mark.owner());
    }

    /** {@code CI=false} is how people run a CI's script at their own desk. */
    private static boolean isSet(String variable) {
        return variable != null && !variable.isBlank() && !variable.equalsIgnoreCase("false");
    }

    private static boolean isCi(Optional<String> owner) {
        return owner.filter(value -> value.startsWith(CI)).isPresent();
    }
}

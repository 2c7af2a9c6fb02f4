package dev.forkstack.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a CI service tells its jobs of the pull request or the branch that is built. Immutable. */
record CiVariables(Map<String, String> variables) {

    /** Where the number of a pull request stands, and what stands around it. */
    private static final List<Place> PULL_REQUESTS = List.of(
            new Place("GITHUB_REF", "refs/pull/(\\d+)/.*"),
            new Place("CI_MERGE_REQUEST_IID", "(\\d+)"), // GitLab
            new Place("BITBUCKET_PR_ID", "(\\d+)"),
            new Place("CHANGE_ID", "(\\d+)"), // Jenkins, multibranch
            new Place("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER", "(\\d+)"), // Azure, repository at GitHub
            new Place("SYSTEM_PULLREQUEST_PULLREQUESTID", "(\\d+)"), // Azure's own repository
            new Place("BUILDKITE_PULL_REQUEST", "(\\d+)"), // else "false"
            new Place("CIRCLE_PR_NUMBER", "(\\d+)"), // from forks alone
            new Place("CIRCLE_PULL_REQUEST", ".*/(\\d+)"));

    /** Services check out a commit, and git knows no branch there. */
    private static final List<Place> BRANCHES = List.of(
            new Place("GITHUB_REF", "refs/heads/(.+)"),
            new Place("CI_COMMIT_BRANCH", "(.+)"),
            new Place("BITBUCKET_BRANCH", "(.+)"),
            new Place("BRANCH_NAME", "(.+)"),
            new Place("BUILD_SOURCEBRANCH", "refs/heads/(.+)"),
            new Place("BUILDKITE_BRANCH", "(.+)"),
            new Place("CIRCLE_BRANCH", "(.+)"));

    private record Place(String variable, String pattern) {

        Stream<String> in(Map<String, String> variables) {
            return Optional.ofNullable(variables.get(variable)).map(this::match).stream()
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1));
        }

        private Matcher match(String value) {
            return Pattern.compile(pattern).matcher(value.strip());
        }
    }

    Optional<String> pullRequest() {
        return first(PULL_REQUESTS);
    }

    Optional<String> branch() {
        return first(BRANCHES);
    }

    private Optional<String> first(List<Place> places) {
        // CI=false is how people run a CI's script at their own desk.
        Function<Place, Stream<String>> look = place -> place.in(variables);
        return "false".equalsIgnoreCase(variables.getOrDefault("CI", ""))
                ? Optional.empty()
                : places.stream().flatMap(look).findFirst();
    }

    @Override
    public String toString() {
        return "variables of CI"; // among them are secrets
    }
}

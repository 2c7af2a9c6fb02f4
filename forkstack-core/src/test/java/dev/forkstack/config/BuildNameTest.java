package dev.forkstack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildNameTest {

    private static final Set<EnvironmentName> TAKEN = names("dev", "prod", "pr-9", "it-main", "staging");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GITHUB_REF=refs/pull/123/merge",
                "CI_MERGE_REQUEST_IID=123",
                "BITBUCKET_PR_ID=123",
                "CHANGE_ID=123",
                "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER=123",
                "SYSTEM_PULLREQUEST_PULLREQUESTID=123",
                "BUILDKITE_PULL_REQUEST=123",
                "CIRCLE_PR_NUMBER=123",
                "CIRCLE_PULL_REQUEST=https://github.com/example/shop/pull/123"
            })
    void aPullRequestIsKnownByItsNumberInEveryService(String variable) {
        assertThat(implied(variable, "main")).hasToString("pr-123");
        assertThat(of("main", variable, "CI=false").implied())
                .as("a script of CI at one's own desk")
                .hasToString("it-it-main");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GITHUB_REF=refs/heads/topic",
                "CI_COMMIT_BRANCH=topic",
                "BITBUCKET_BRANCH=topic",
                "BRANCH_NAME=topic",
                "BUILD_SOURCEBRANCH=refs/heads/topic",
                "BUILDKITE_BRANCH=topic",
                "CIRCLE_BRANCH=topic"
            })
    void aServiceThatChecksOutACommitTellsTheBranchInAVariable(String variable) {
        assertThat(implied(variable, null)).hasToString("it-topic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BUILDKITE_PULL_REQUEST=false",
                "GITHUB_REF=refs/tags/v1",
                "CHANGE_ID=",
                "CI_MERGE_REQUEST_IID=12x",
                "CIRCLE_PULL_REQUEST="
            })
    void whatIsNoPullRequestIsNone(String variable) {
        assertThat(implied(variable, "topic")).hasToString("it-topic");
    }

    @ParameterizedTest
    @CsvSource({
        "topic, it-topic",
        "fix-1, it-fix-1",
        "Fix-1, it-fix-1-[0-9a-f]{6}",
        "fix/1, it-fix-1-[0-9a-f]{6}",
        "fix--1, it-fix-1-[0-9a-f]{6}",
        "-fix-, it-fix-[0-9a-f]{6}",
        "ünï, it-n-[0-9a-f]{6}",
        "分支, it-[0-9a-f]{6}",
        "a-branch-of-just-27-letters, it-a-branch-of-just-27-letters",
        "a-branch-of-more-than-27-letters, it-a-branch-of-more-tha-[0-9a-f]{6}"
    })
    void aBranchIsItselfInTheLettersOfAName(String branch, String name) {
        assertThat(implied("", branch).value()).matches(name);
    }

    @Test
    void branchesThatLookAlikeHaveEnvironmentsOfTheirOwn() {
        assertThat(Arrays.asList("fix-1", "fix/1", "Fix-1", "fix_1", "fix--1").stream()
                        .map(branch -> implied("", branch))
                        .collect(Collectors.toSet()))
                .hasSize(5);
    }

    @Test
    void withoutABranchTheUserNamesIt() {
        assertThat(implied("", null)).hasToString("it-ada");
    }

    @Test
    void aBuildIsNeverInWhatIsProtected() {
        assertThat(implied("", "main")).as("it-main is protected").hasToString("it-it-main");
        assertThat(implied("CHANGE_ID=9", "topic")).hasToString("it-pr-9");
        assertThatThrownBy(() -> of("topic").admitted(new EnvironmentName("staging")))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("No build can have the protected environment staging: its tests would write there.");
        assertThat(of("topic").admitted(new EnvironmentName("alice"))).hasToString("alice");
    }

    @Test
    void modulesAndBuildsAtTheSameTimeFitTheLongestName() {
        EnvironmentName longest = implied("", "a-branch-of-just-27-letters");

        assertThat(BuildName.numbered(BuildName.ofModule(longest, "Store"), 9).value())
                .hasSizeLessThanOrEqualTo(EnvironmentName.MAX_LENGTH);
        assertThat(BuildName.ofModule(longest, "store")).isNotEqualTo(BuildName.ofModule(longest, "web"));
        assertThat(BuildName.ofModule(new EnvironmentName("pr-1"), "web")).hasToString("pr-1-web");
    }

    private static EnvironmentName implied(String variable, String branch) {
        return of(branch, variable).implied();
    }

    private static BuildName of(String branch, String... variables) {
        Map<String, String> all = Arrays.stream(variables)
                .filter(variable -> !variable.isEmpty())
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new BuildName(all, Optional.ofNullable(branch), "ada", TAKEN);
    }

    private static Set<EnvironmentName> names(String... names) {
        return Arrays.stream(names).map(EnvironmentName::new).collect(Collectors.toSet());
    }
}

package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ProjectName APP = new ProjectName("app");
    private static final EnvironmentName ALICE = new EnvironmentName("alice");
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");

    private final Branch main = branch("br-main", "main", "", "default", Optional.empty());

    @Test
    void theNameTellsHowFarAMarkedBranchIs() {
        assertThat(ours("br-1", "forkstack-tmp-app-alice").mark().orElseThrow().state())
                .isEqualTo(Mark.State.FILLING);
        assertThat(ours("br-1", "app-alice").mark().orElseThrow().state()).isEqualTo(Mark.State.READY);
        assertThat(ours("br-1", "renamed by a person").mark().orElseThrow().state())
                .isEqualTo(Mark.State.READY);
    }

    @Test
    void anUnfinishedBranchIsToldByTheNameThatItWillHave() {
        Resource found = of(main, ours("br-1", "forkstack-tmp-app-alice"))
                .of(ALICE)
                .map(of(main)::resource)
                .orElseThrow();

        assertThat(found.name()).isEqualTo("app-alice");
        assertThat(found.mark().orElseThrow().resource()).isEqualTo("br-1");
    }

    @Test
    void anAnnotationOfAnotherBranchIsNone() throws Exception {
        Json stolen = annotation("br-other", mark("app", "alice"));

        assertThat(Branch.of(json("br-1", "app-alice", "", ""), Optional.of(stolen))
                        .mark())
                .isEmpty();
    }

    @Test
    void anAnnotationThatIsNoMarkIsNone() throws Exception {
        Json others = new Json(
                "", "", MAPPER.readTree("{\"object\":{\"id\":\"br-1\"},\"value\":{\"forkstack\":\"{}\",\"a\":\"b\"}}"));

        assertThat(Branch.of(json("br-1", "app-alice", "", ""), Optional.of(others))
                        .mark())
                .isEmpty();
    }

    @Test
    void oursIsFoundUnderAnyNameAndBeforeAForeignOneOfThatName() {
        Branch renamed = ours("br-1", "old");
        Branch foreign = branch("br-2", "app-alice", "br-main", "", Optional.empty());

        assertThat(of(main, foreign, renamed).of(ALICE)).contains(renamed);
        assertThat(of(main, foreign).of(ALICE)).contains(foreign);
    }

    @Test
    void theFinishedOneOfTwoCounts() {
        Branch late = ours("br-1", "forkstack-tmp-app-alice");
        Branch ready = ours("br-2", "app-alice");

        assertThat(of(main, late, ready).of(ALICE)).contains(ready);
        assertThat(of(main, late, ready).superseded()).containsExactly(late);
        assertThat(of(main, late).superseded()).isEmpty();
    }

    @Test
    void productionIsNeverOvertaken() {
        Branch promoted = branch("br-1", "forkstack-tmp-app-alice", "", "default", Optional.of(mark("app", "alice")));

        assertThat(of(promoted, ours("br-2", "app-alice")).superseded()).isEmpty();
    }

    @Test
    void whatCannotBeReadOfABranchMattersOnlyWhereItIsOurs() {
        Json odd = new Json(
                "", "", ((ObjectNode) json("br-1", "theirs", "br-main", "").node()).put("expires_at", ""));
        Branch theirs = Branch.of(odd, Optional.empty());
        Branch ours = Branch.of(odd, Optional.of(annotation("br-1", mark("app", "alice"))));
        Branch ofAnotherProject = Branch.of(odd, Optional.of(annotation("br-1", mark("web", "alice"))));

        assertThat(of(main, theirs, ofAnotherProject).of(EnvironmentName.PROD)).contains(main);
        assertThatThrownBy(() -> of(main, ours)).hasMessageContaining("expires_at");
        assertThatThrownBy(theirs::readable).hasMessageContaining("expires_at");
    }

    @Test
    void productionIsTheDefaultBranchUnlessAnotherIsNamed() {
        Branch live = branch("br-2", "live", "br-main", "", Optional.empty());

        assertThat(of(main, live).of(EnvironmentName.PROD)).contains(main);
        assertThat(new Branches(List.of(main, live), new NeonNames(new ResourceNames(APP)), Optional.of("live"))
                        .of(EnvironmentName.PROD))
                .contains(live);
        assertThatThrownBy(() -> new Branches(List.of(main), new NeonNames(new ResourceNames(APP)), Optional.of("gone"))
                        .production())
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("no branch gone");
    }

    @Test
    void productionIsNobodysEnvironmentWhateverIsWrittenOnIt() {
        Branch promoted = branch("br-1", "app-alice", "", "default", Optional.of(mark("app", "alice")));
        Branches all = of(promoted);

        assertThat(all.resource(promoted).mark()).isEmpty();
        assertThat(all.ofProject()).isEmpty();
    }

    @Test
    void dependantsAreTheBranchesOfABranch() {
        Branch alice = ours("br-1", "app-alice");
        Branch bob = branch("br-2", "forkstack-tmp-app-bob", "br-1", "", Optional.of(mark("app", "bob")));

        Resource found = of(main, alice, bob).resource(alice);

        assertThat(found.dependants()).containsExactly("app-bob");
        assertThat(found.parent()).contains("main");
    }

    @Test
    void theListHasOursAndWhatIsNamedLikeOurs() {
        Branch alice = ours("br-1", "app-alice");
        Branch foreign = branch("br-2", "app-zoe", "br-main", "", Optional.empty());
        Branch others = branch("br-3", "app-web-bob", "br-main", "", Optional.of(mark("app-web", "bob")));
        Branch nobodys = branch("br-4", "app-Not An Env", "br-main", "", Optional.empty());

        assertThat(of(main, nobodys, others, foreign, alice).ofProject()).containsExactly(alice, foreign);
    }

    private Branches of(Branch... all) {
        return new Branches(List.of(all), new NeonNames(new ResourceNames(APP)), Optional.empty());
    }

    private static Branch ours(String id, String name) {
        return branch(id, name, "br-main", "", Optional.of(mark("app", "alice")));
    }

    private static Branch branch(String id, String name, String parent, String flag, Optional<Mark> mark) {
        return Branch.of(json(id, name, parent, flag), mark.map(written -> annotation(id, written)));
    }

    private static Json json(String id, String name, String parent, String flag) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("created_at", SINCE.toString())
                .put("something_new", 1);
        if (!parent.isEmpty()) {
            json.put("parent_id", parent);
        }
        return new Json("", "", flag.isEmpty() ? json : json.put(flag, true));
    }

    private static Json annotation(String id, Mark mark) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("object").put("id", id);
        json.set("value", Branch.annotation(mark));
        return new Json("", "", json);
    }

    private static Mark mark(String project, String env) {
        return new Mark(
                new ProjectName(project),
                new EnvironmentName(env),
                Optional.empty(),
                "",
                Optional.of(EnvironmentName.PROD),
                Optional.empty(),
                Optional.of("jo@example.org"),
                "run-1",
                Mark.State.FILLING,
                SINCE,
                Optional.empty());
    }
}

package dev.forkstack.spi;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import org.junit.jupiter.api.Test;

/** A resource comes to stand once, has its source's content and from then on its own, and goes once. */
interface LifeContract extends ContractStage {

    @Test
    default void aForkHasTheContentOfItsSourceAndItsOwnFromThenOn() {
        service().write(source().values(), "both");
        make("alice");
        service().write(app().connect("alice"), "fork");
        service().write(source().values(), "source");

        assertThat(service().read(app().connect("alice")))
                .contains("both", "fork")
                .doesNotContain("source");
        assertThat(service().read(source().values())).contains("both", "source").doesNotContain("fork");
    }

    @Test
    default void aForkOfAForkCarriesItsOwnMark() {
        Resource alice = make("alice");
        service().write(app().connect("alice"), "alices");
        Mark mark = app().mark("bob");

        Resource bob = app().fork(alice, mark);

        assertThat(bob.mark()).hasValue(mark.on(bob.id()));
        assertThat(app().find("alice").orElseThrow().mark()).isEqualTo(alice.mark());
        assertThat(service().read(app().connect("bob"))).contains("alices");
    }

    @Test
    default void whatAnotherRunLeftFillingIsCompletedAndKeepsItsContent() {
        Resource first = make("alice");
        service().write(app().connect("alice"), "mine");
        TestedProject again = reopened();
        Mark mark = again.mark("alice").by("run-2");

        Resource second = again.fork(source().resource(), mark);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.mark())
                .hasValue(
                        service().whyMarksStayAsTheyAre().isEmpty()
                                ? mark.on(first.id())
                                : first.mark().orElseThrow());
        assertThat(again.find("alice")).hasValue(second);
        assertThat(service().read(again.connect("alice"))).contains("mine");
        assertThat(listed()).hasSize(1);
    }

    @Test
    default void whatWasMadeAlthoughTheAnswerIsLostIsLookedUp() {
        source();
        var loss = service().losingTheNextAnswer();
        assumeTrue(loss.isPresent(), "This service has no answer to lose.");
        loss.orElseThrow().run();

        Resource made = make("alice");

        assertThat(app().find("alice")).hasValue(made);
        assertThat(listed()).hasSize(1);
        assertThat(service().read(app().connect("alice"))).isEqualTo(service().read(source().values()));
    }

    @Test
    default void whatIsDeletedIsGoneAndDeletingItAgainIsSuccess() {
        make("alice");
        Owned alice = app().owned("alice");

        app().provider.delete(alice);
        app().provider.delete(alice);
        reopened().provider.delete(alice);

        assertThat(app().find("alice")).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    default void aSuccessorIsNotDeletedInPlaceOfItsPredecessor() {
        make("alice");
        Owned before = app().owned("alice");
        app().provider.delete(before);
        Resource after = make("alice");
        service().write(app().connect("alice"), "kept");

        app().provider.delete(before);

        assertThat(app().find("alice")).hasValue(after);
        assertThat(service().read(app().connect("alice"))).contains("kept");
    }

    @Test
    default void whatIsForeignIsNotDeletedInPlaceOfOurs() {
        make("alice");
        Owned ours = app().owned("alice");
        app().provider.delete(ours);
        plant("alice");
        Resource foreign = app().find("alice").orElseThrow();

        app().provider.delete(ours);

        assertThat(app().find("alice")).hasValue(foreign);
    }

    @Test
    default void nothingIsForkedFromASourceThatIsGone() {
        Resource alice = make("alice");
        app().provider.delete(app().owned("alice"));

        assertThat(failure(() -> app().fork(alice, "bob")).kind()).isEqualTo(ForkStackException.Kind.NOT_FOUND);
        assertThat(app().find("bob")).isEmpty();
    }
}

package dev.forkstack.spi;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A mark stands on one thing, as a whole, until another takes its place. */
interface MarkContract extends ContractStage {

    @Test
    default void whatIsMadeIsFoundWithEveryWordOfItsMark() {
        Mark plain = app().mark("alice");
        Mark mark = new Mark(
                plain.project(),
                plain.env(),
                plain.part(),
                "",
                plain.source(),
                plain.at(),
                plain.owner(),
                plain.run(),
                plain.state(),
                plain.created(),
                Optional.of(plain.created().plus(Duration.ofDays(7))));

        Resource made = app().fork(source().resource(), mark);

        assertThat(made.mark()).hasValue(mark.on(made.id()));
        assertThat(reopened().find("alice")).hasValue(made);
    }

    @Test
    default void whatIsForeignIsTakenOverWhereItsExactNameIsGivenOrNeverTouched() {
        plant("alice");
        Resource foreign = app().find("alice").orElseThrow();
        Ownership ownership = new Ownership(app().name, new EnvironmentName("alice"));
        Mark mark = app().mark("alice").on(foreign.id());
        Owned adopted = ownership.adopt(foreign, Set.of(foreign.name()), mark);
        if (service().whyMarksStayAsTheyAre().isPresent()) {
            assertThat(failure(() -> app().provider.mark(adopted, mark)).kind())
                    .isEqualTo(ForkStackException.Kind.REJECTED);
            assertThat(app().find("alice")).hasValue(foreign);
            return;
        }

        Resource taken = app().provider.mark(adopted, mark);

        assertThat(taken.id()).isEqualTo(foreign.id());
        assertThat(app().find("alice")).hasValue(taken);
        assertThat(app().owned("alice").mark()).isEqualTo(mark);
    }

    @Test
    default void aMarkIsReplacedAndTheReplacementIsFound() {
        make("alice");
        Owned alice = app().owned("alice");

        Resource marked = app().provider.mark(alice, alice.mark().ready());

        assertThat(marked.mark()).hasValue(alice.mark().ready());
        assertThat(app().find("alice")).hasValue(marked);
    }

    @Test
    default void aSuccessorDoesNotGetTheMarkOfItsPredecessor() {
        make("alice");
        Owned before = app().owned("alice");
        app().provider.delete(before);
        Resource after = make("alice");

        assertThat(failure(() -> app().provider.mark(before, before.mark().ready()))
                        .kind())
                .isEqualTo(ForkStackException.Kind.NOT_FOUND);
        assertThat(app().find("alice")).hasValue(after);
    }
}

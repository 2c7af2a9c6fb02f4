package dev.forkstack.spi;

import static dev.forkstack.spi.ContractStage.failure;
import static dev.forkstack.spi.ContractStage.isNotOurs;
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

/** Whose a resource is, and how that is told. */
interface IdentityContract extends ContractStage {

    @Test
    default void nothingIsFoundBeforeItIsMade() {
        assertThat(app().find("alice")).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    default void whatIsMadeIsFoundWithEveryWordOfItsMark() {
        Mark plain = app().mark("alice");
        Mark mark = new Mark(
                plain.project(),
                plain.env(),
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
    default void whatIsForeignIsFoundUnmarkedAndNeitherTakenNorTouched() {
        plant("alice");
        Resource foreign = app().find("alice").orElseThrow();

        assertThat(foreign.mark()).isEmpty();
        isNotOurs(() -> app().claim("alice", foreign));
        isNotOurs(() -> make("alice"));
        assertThat(app().find("alice")).hasValue(foreign);
    }

    @Test
    default void whatIsListedIsThisProjectsAndTellsWhatFindTells() {
        make("alice");
        make("bob");
        plant("carol");
        TestedProject other = neighbour("web");
        other.fork(service().source(other.name).resource(), "dora");

        assertThat(listed())
                .extracting(this::facts)
                .containsExactlyInAnyOrder(found("alice"), found("bob"), found("carol"));
    }

    /** {@code app} with {@code bucket-alice} and {@code app-bucket} with {@code alice} make the same names of resources. */
    @Test
    default void anotherProjectsResourceOfTheSameNameIsNotTakenForOurs() {
        TestedProject other = neighbour("bucket");
        Resource theirs = other.fork(service().source(other.name).resource(), "alice");

        Optional<Resource> seen = app().find("bucket-alice");

        if (seen.isPresent()) {
            isNotOurs(() -> app().claim("bucket-alice", seen.get()));
            isNotOurs(() -> make("bucket-alice"));
        } else {
            assertThat(make("bucket-alice").id()).isNotEqualTo(theirs.id());
        }
        if (service().whyListTellsNoMarks().isEmpty()) {
            assertThat(listed()).extracting(Resource::id).doesNotContain(theirs.id());
        }
        assertThat(other.find("alice")).hasValue(theirs);
    }

    @Test
    default void whatIsForeignIsTakenOverWhereItsExactNameIsGiven() {
        plant("alice");
        Resource foreign = app().find("alice").orElseThrow();
        Ownership ownership = new Ownership(app().name, new EnvironmentName("alice"));
        Mark mark = app().mark("alice").on(foreign.id());

        Resource taken = app().provider.mark(ownership.adopt(foreign, Set.of(foreign.name()), mark), mark);

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

    private Resource found(String env) {
        return facts(app().find(env).orElseThrow());
    }

    private Resource facts(Resource resource) {
        return service().whyListTellsNoMarks().isEmpty()
                ? resource
                : new Resource(
                        resource.kind(),
                        resource.name(),
                        resource.id(),
                        Optional.empty(),
                        resource.parent(),
                        Optional.empty(),
                        Set.of());
    }
}

package dev.forkstack.spi;

import static dev.forkstack.spi.ContractStage.isNotOurs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Resource;
import java.util.ArrayList;
import java.util.List;
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

        List<Resource> told = new ArrayList<>(List.of(found("alice"), found("bob")));
        if (service().whyListTellsNothingForeign().isEmpty()) {
            told.add(found("carol"));
        }
        assertThat(listed()).extracting(this::facts).containsExactlyInAnyOrderElementsOf(told);
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

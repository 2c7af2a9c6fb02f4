package dev.forkstack.spi;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Owned;
import org.junit.jupiter.api.Test;

/** The values lead to exactly one resource, and no more of them are about than are used. */
interface AccessContract extends ContractStage {

    @Test
    default void theValuesLeadToTheForkAndNotToItsSourceOrItsSibling() {
        make("alice");
        make("bob");
        service().write(app().connect("alice"), "alices");

        EnvVars alice = app().connect("alice");

        assertThat(service().read(alice)).contains("alices");
        assertThat(service().read(app().connect("bob"))).doesNotContain("alices");
        assertThat(service().read(source().values())).doesNotContain("alices");
        assertThat(alice.asMap().values()).noneMatch(value -> value.contains(source().address()));
    }

    @Test
    default void theValuesOfTheSourceAreNotKeptThoughTheyAreHeld() {
        make("alice");

        EnvVars values = app().provider.connect(app().owned("alice"), source().values());

        service().write(values, "alices");
        assertThat(service().read(source().values())).doesNotContain("alices");
        assertThat(values.asMap().values()).noneMatch(value -> value.contains(source().address()));
    }

    @Test
    default void tenConnectsLeaveOneCredentialAndTheSameValues() {
        make("alice");
        EnvVars held = app().connect("alice");
        for (int i = 0; i < 5; i++) {
            assertThat(app().provider.connect(app().owned("alice"), held)).isEqualTo(held);
            TestedProject again = reopened();
            assertThat(again.provider.connect(again.owned("alice"), held)).isEqualTo(held);
        }
        assertThat(credentials("alice")).isEqualTo(1);
        assertThat(service().read(held)).isEqualTo(service().read(source().values()));
    }

    @Test
    default void aColleaguesCredentialStaysHoweverOftenWeConnect() {
        var elsewhere = service().openElsewhere(app().name);
        assumeTrue(elsewhere.isPresent(), "This service is on one machine.");
        make("alice");
        try (TestedProject colleague = new TestedProject(app().name, elsewhere.orElseThrow())) {
            EnvVars theirs = colleague.connect("alice");
            EnvVars ours = app().connect("alice");
            for (int i = 0; i < 10; i++) {
                ours = app().provider.connect(app().owned("alice"), ours);
            }
            service().write(theirs, "theirs");

            assertThat(service().read(ours)).contains("theirs");
            assertThat(credentials("alice")).isLessThanOrEqualTo(2);
            assertThat(colleague.provider.connect(colleague.owned("alice"), theirs))
                    .isEqualTo(theirs);
        }
    }

    @Test
    default void nothingIsReachedAndNoCredentialIsLeftAfterDeletion() {
        make("alice");
        Owned alice = app().owned("alice");
        EnvVars values = app().connect("alice");

        app().provider.delete(alice);

        assertThat(credentials("alice")).isZero();
        assertThatThrownBy(() -> service().read(values)).isNotNull();
        failure(() -> app().provider.connect(alice, values));
        failure(() -> app().provider.connect(alice, EnvVars.NONE));
        assertThat(credentials("alice")).isZero();
    }

    @Test
    default void theValuesOfAPredecessorAreReplacedByThoseOfItsSuccessor() {
        make("alice");
        Owned before = app().owned("alice");
        EnvVars held = app().connect("alice");
        service().write(held, "before");
        app().provider.delete(before);
        make("alice");

        EnvVars values = app().provider.connect(app().owned("alice"), held);

        service().write(values, "after");
        assertThat(service().read(values)).contains("after").doesNotContain("before");
        failure(() -> app().provider.connect(before, held));
        assertThat(credentials("alice")).isEqualTo(1);
    }
}

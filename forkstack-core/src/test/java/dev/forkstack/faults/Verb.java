package dev.forkstack.faults;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.workflow.CreateEnvironment;
import dev.forkstack.workflow.DeleteEnvironment;
import dev.forkstack.workflow.Scope;
import dev.forkstack.workflow.SwitchEnvironment;
import java.util.Optional;

/** A verb in the situation in which it is disturbed. The checkout is in {@code base} each time. */
enum Verb {
    /** Victim does not stand. */
    NEW("victim") {
        @Override
        void run(Scope scope) {
            new CreateEnvironment(scope).run(CreateRequest.of(environment()));
        }
    },
    /** Victim was left unfinished by another run. */
    COMPLETE("victim") {
        @Override
        void run(Scope scope) {
            new CreateEnvironment(scope).run(CreateRequest.of(environment()));
        }
    },
    /** Other stands. */
    SWITCH("other") {
        @Override
        void run(Scope scope) {
            new SwitchEnvironment(scope).run(environment());
        }
    },
    /** Victim stands. */
    DELETE("victim") {
        @Override
        void run(Scope scope) {
            new DeleteEnvironment(scope).run(new DeleteRequest(environment(), Optional.empty()));
        }
    };

    private final EnvironmentName environment;

    Verb(String environment) {
        this.environment = new EnvironmentName(environment);
    }

    EnvironmentName environment() {
        return environment;
    }

    abstract void run(Scope scope);
}
